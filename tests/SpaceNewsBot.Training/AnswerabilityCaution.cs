namespace SpaceNewsBot.Training;

/// <summary>
/// What counts against an answer beyond what the data teaches. Next to none of its questions swaps the parties, denies or
/// supposes what the text doesn't, or asks about a deed that nobody did. In a chat they are common, and there a made-up
/// answer costs most. Set by hand, in log odds, so that stories of our own get no answers made up.
/// </summary>
internal static class AnswerabilityCaution
{
    public static readonly IReadOnlyDictionary<string, double> Weights = new Dictionary<string, double>
    {
        ["roles_conflict"] = -0.8,
        ["patient_differs"] = -1,
        ["negation_differs"] = -1.5,
        ["denied"] = -1.5,
        ["supposes_more"] = -1.5,
        ["speaker_differs"] = -2,
        ["date_differs"] = -0.8,
        ["time_differs"] = -1.5,
        ["deed_missing"] = -0.5,
        ["deed_elsewhere"] = -1,
        ["agent_missing"] = -0.5,
        ["object_missing"] = -1,
        ["asked_missing"] = -0.6,
        ["lacks_who"] = -1,
        ["lacks_when"] = -2,
        ["lacks_number"] = -0.5,
        ["lacks_why"] = -0.4,
    };
}
