using SpaceNewsBot.Core.Claims;

namespace SpaceNewsBot.Training.Claims;

/// <summary>Sums up judged claims in the figures that eval_verify.py prints.</summary>
internal static class ClaimFigures
{
    /// <summary>All figures, each with how it sums up claims.</summary>
    public static readonly IReadOnlyList<(string Name, Func<IReadOnlyList<JudgedClaim>, double> Of)> All =
    [
        ("acc3", Accuracy),
        ("macroF1", judged => Enum.GetValues<ClaimSupport>().Average(s => F1(judged, s))),
        ("F1_not_supported", judged => F1(judged, ClaimSupport.NotSupported)),
        ("AUROC_supported", judged => AnswerabilityModel.Auroc([.. judged.Select(j => (j.Confidence, j.Gold == ClaimSupport.Supported))])),
        ("AUROC_some_support", judged => AnswerabilityModel.Auroc([.. judged.Select(j => (j.Confidence, j.Gold != ClaimSupport.NotSupported))])),
        ("evidence_setF1", judged => judged.Average(j => j.SetF1) ?? 0),
    ];

    /// <summary>The share of claims that were found as people found them.</summary>
    public static double Accuracy(IReadOnlyList<JudgedClaim> judged) => judged.Average(j => j.Found == j.Gold ? 1.0 : 0);

    /// <summary>How well the claims of one kind were found: the harmonic mean of precision and recall.</summary>
    public static double F1(IReadOnlyList<JudgedClaim> judged, ClaimSupport support)
    {
        var both = judged.Count(j => j.Gold == support) + judged.Count(j => j.Found == support);
        return both == 0 ? 0 : 2.0 * judged.Count(j => j.Gold == support && j.Found == support) / both;
    }
}
