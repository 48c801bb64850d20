using System.Text.Json;
using SpaceNewsBot.Batch;

namespace SpaceNewsBot.Training;

/// <summary>
/// A sample of the development questions by which a fall is noticed: what the bot makes of them is kept beside the weights,
/// and what it makes of them now is compared with that.
/// </summary>
internal static class EvidenceSample
{
    // Small sets are in it as a whole.
    private const int PerSet = 320;

    // There are many figures, and one that falls by chance would stop work.
    private static readonly PairedBootstrap Bootstrap = new(draws: 1000, level: .99);

    /// <summary>Answers a new sample, prints what it is worse in than the kept one, and keeps it instead.</summary>
    public static void Keep(string dataFolder, string file)
    {
        var questions = DevelopmentData.Read(dataFolder)
            .Where(q => q.Part == "dev")
            .GroupBy(q => q.Set)
            .SelectMany(g => g.OrderBy(q => StableHash.Of(q.Id)).Take(PerSet));
        var rows = Answer(questions);
        if (File.Exists(file))
        {
            Console.WriteLine(Table(Falls(SampleFile.Read(file), rows)));
        }

        SampleFile.Write(file, rows);
    }

    /// <summary>Answers the questions of a kept sample.</summary>
    public static List<SampleRow> AnswerAgain(IEnumerable<SampleRow> kept, string dataFolder)
    {
        var questions = DevelopmentData.Read(dataFolder).Where(q => q.Part == "dev").ToDictionary(q => (q.Set, q.Id));
        return Answer(kept.Select(r => questions[(r.Set, r.Id)]));
    }

    /// <summary>The figures of each set that are worse than the kept ones by more than chance.</summary>
    public static List<FigureDifference> Falls(IEnumerable<SampleRow> kept, IEnumerable<SampleRow> now)
    {
        var pairs = kept.Join(now, k => (k.Set, k.Id), n => (n.Set, n.Id), (k, n) => (k.Set, Kept: k.Prediction, Now: n.Prediction));
        return [.. pairs.GroupBy(p => p.Set)
            .SelectMany(g => Bootstrap.Compare(g.Key, [.. g.Select(p => p.Kept)], [.. g.Select(p => p.Now)]))
            .Where(d => d.IsWorse && !d.Figure.IsTradeOff)];
    }

    /// <summary>A table that names what fell.</summary>
    public static string Table(IReadOnlyCollection<FigureDifference> falls) => falls.Count == 0
        ? "No figure is worse than the kept one by more than chance."
        : string.Join('\n', ["| Set | Figure | Kept | Now | Difference, 99 % |", "|---|---|---|---|---|", .. falls.Select(f => f.Row())]);

    // Line by line through the batch, as run_all.sh does it from outside.
    private static List<SampleRow> Answer(IEnumerable<DevelopmentQuestion> questions)
    {
        var batch = new BatchProcessor(TimeProvider.System);
        return [.. questions.Select(q => new SampleRow(q.Set, q.Id, Evaluator.Judge(q, JsonDocument.Parse(batch.ProcessAsync(q.Input, CancellationToken.None).GetAwaiter().GetResult()!).RootElement)))];
    }
}
