namespace SpaceNewsBot.Llm;

/// <summary>The inputs that the program fills, by prompt.</summary>
internal static class PromptInputs
{
    /// <summary>The code of the marks around the data.</summary>
    public const string Mark = "mark";

    /// <summary>The numbered passages.</summary>
    public const string Passages = "passages";

    /// <summary>The question or the follow-up.</summary>
    public const string Question = "question";

    /// <summary>An earlier draft with what is wrong with it.</summary>
    public const string Review = "review";

    /// <summary>What was said before.</summary>
    public const string Turns = "turns";

    /// <summary>The inputs of each prompt that the program needs.</summary>
    public static IReadOnlyDictionary<string, string[]> Of { get; } = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        [PromptLibrary.AnswerQuestion] = [Mark, Passages, Question, Review],
        [PromptLibrary.RewriteFollowUp] = [Mark, Turns, Question],
        [PromptLibrary.ExtractEvents] = [Mark, Passages],
    };
}
