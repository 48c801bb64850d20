using SpaceNewsBot.Core.Claims;

namespace SpaceNewsBot.Training;

/// <summary>Sums up judged claims in the figures that eval_verify.py prints.</summary>
internal static class ClaimFigures
{
    public static IEnumerable<(string Name, double Value)> Of(IReadOnlyList<JudgedClaim> judged)
    {
        yield return ("acc3", judged.Average(j => j.Found == j.Gold ? 1.0 : 0));
        yield return ("macroF1", Enum.GetValues<ClaimSupport>().Average(s => F1(judged, s)));
        yield return ("AUROC_supported", AnswerabilityModel.Auroc([.. judged.Select(j => (j.Confidence, j.Gold == ClaimSupport.Supported))]));
        yield return ("AUROC_some_support", AnswerabilityModel.Auroc([.. judged.Select(j => (j.Confidence, j.Gold != ClaimSupport.NotSupported))]));
        yield return ("evidence_setF1", judged.Average(j => j.SetF1) ?? 0);
    }

    private static double F1(IReadOnlyList<JudgedClaim> judged, ClaimSupport support)
    {
        var both = judged.Count(j => j.Gold == support) + judged.Count(j => j.Found == support);
        return both == 0 ? 0 : 2.0 * judged.Count(j => j.Gold == support && j.Found == support) / both;
    }
}
