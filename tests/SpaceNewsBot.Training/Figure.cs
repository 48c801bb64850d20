namespace SpaceNewsBot.Training;

/// <summary>A figure that sums up a set of questions, by the name that the evaluators print.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Of">Sums up; null where the set doesn't have what it is about.</param>
/// <param name="LowerIsBetter">Whether a smaller one is the better one.</param>
/// <param name="MustBeOne">Whether anything below 1 is a fault, and not a matter of chance.</param>
/// <param name="IsTradeOff">Whether it falls when another rises, by abstaining more or less; balanced accuracy weighs the two.</param>
internal sealed record Figure(string Name, Func<Prediction[], double?> Of, bool LowerIsBetter = false, bool MustBeOne = false, bool IsTradeOff = false)
{
    /// <summary>All figures, in the order in which they are told.</summary>
    public static readonly IReadOnlyList<Figure> All =
    [
        new("MAP", p => p.Average(x => x.AveragePrecision)),
        new("P@1", p => p.Average(x => x.First)),
        new("evidence_top1_correct", p => p.Average(x => x.TopEvidence)),
        new("trigger_F1", TriggerF1),
        new("AUROC_answerable", Auroc),
        new("bal_acc_at_op", p => (Rejection(p) + 1 - FalseAbstention(p)) / 2),
        new("abstain_on_unanswerable(rejection)", p => FalseAbstention(p) is null ? null : Rejection(p), IsTradeOff: true),
        new("false_abstain_on_answerable", p => Rejection(p) is null ? null : FalseAbstention(p), LowerIsBetter: true, IsTradeOff: true),
        new("rejection where false_abstain <= .30", BestRejection),
        new("rougeL_forced", p => p.Average(x => x.RougeL)),
        new("span_EM_answerable", p => p.Average(x => x.SpanExact)),
        new("span_F1_answerable", p => p.Average(x => x.SpanF1)),
        new("MRR@10", p => p.Average(x => x.ReciprocalRank)),
        new("verbatim_rate", VerbatimRate, MustBeOne: true),
    ];

    // Answers that begin with the right sentence, among those given and among those there are.
    private static double? TriggerF1(Prediction[] predictions)
    {
        var there = predictions.Count(p => p.TopEvidence is not null);
        var given = predictions.Count(p => !p.Abstained);
        return there == 0 ? null : 2 * predictions.Sum(p => p.Abstained ? 0 : p.TopEvidence ?? 0) / (given + there);
    }

    private static double? Auroc(Prediction[] predictions) =>
        HasBothSides(predictions) ? AnswerabilityModel.Auroc(Array.ConvertAll(predictions, p => (p.Confidence, p.Answerable))) : null;

    private static double? Rejection(Prediction[] predictions) => AbstentionRate(predictions, answerable: false);

    private static double? FalseAbstention(Prediction[] predictions) => AbstentionRate(predictions, answerable: true);

    private static double? AbstentionRate(Prediction[] predictions, bool answerable) =>
        predictions.Average(p => p.Answerable == answerable ? (p.Abstained ? 1.0 : 0.0) : (double?)null);

    // The highest confidence below which at most 3 of 10 answerable questions lie rejects most.
    private static double? BestRejection(Prediction[] predictions)
    {
        if (!HasBothSides(predictions))
        {
            return null;
        }

        double[] answerable = [.. predictions.Where(p => p.Answerable).Select(p => p.Confidence).Order()];
        var threshold = answerable[answerable.Length * 3 / 10];
        return predictions.Average(p => p.Answerable ? (double?)null : p.Confidence < threshold ? 1 : 0);
    }

    private static double? VerbatimRate(Prediction[] predictions)
    {
        var evidence = predictions.Sum(p => p.Evidence);
        return evidence == 0 ? null : (double)predictions.Sum(p => p.Verbatim) / evidence;
    }

    private static bool HasBothSides(Prediction[] predictions) => predictions.Any(p => p.Answerable) && predictions.Any(p => !p.Answerable);
}
