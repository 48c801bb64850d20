using System.Globalization;
using System.Text.Json;
using SpaceNewsBot.Core.Events.MainEvents;

namespace SpaceNewsBot.Training.MainEvents;

/// <summary>
/// Prints the figures of the main event beside the reference engine's and Giveme5W1H's, those of weights that hadn't seen the
/// happening, and a paired bootstrap of the difference to the reference; then the same for the articles that Giveme5W1H
/// answers.
/// </summary>
internal static class MainEventReport
{
    private static readonly JsonElement Missing = JsonDocument.Parse("{}").RootElement;
    private static readonly PairedBootstrap Bootstrap = new(draws: 1000, level: .95);

    /// <param name="dataFolder">The development data.</param>
    /// <param name="ownFile">What the bot printed for its articles.</param>
    /// <param name="referenceFile">What the reference engine printed.</param>
    public static void Run(string dataFolder, string ownFile, string referenceFile)
    {
        var articles = CodedArticle.Read(dataFolder);
        var lessons = articles.SelectMany(SlotLesson.Of).ToList();
        var weights = MainEventModel.LeaveOneOut(lessons, MainEventModel.Settings);
        var (own, reference, unseen) = (Judge(articles, ownFile), Judge(articles, referenceFile), MainEventModel.Judge(lessons, a => weights[a.Group]));
        var otherFile = Path.Combine(dataFolder, "fivew1h", "giveme5w1h.predictions.jsonl");
        var (other, printed) = (Judge(articles, otherFile), JsonLines.ReadById(otherFile));
        Print("all", [.. articles.Select((_, i) => i)]);
        Print("answered by Giveme5W1H", [.. articles.Index().Where(a => printed.GetValueOrDefault(a.Item.Id, Missing).List("who").Length > 0).Select(a => a.Index)]);

        void Print(string which, int[] chosen)
        {
            JudgedArticle[] Those(JudgedArticle[] judged) => [.. chosen.Select(i => judged[i])];
            var (ours, theirs) = (Those(own), Those(reference));
            Console.WriteLine($"{chosen.Length} articles ({which})");
            Console.WriteLine("| Figure | Giveme5W1H | Reference | SpaceNewsBot | Cross-validated | Difference to the reference, 95 % |");
            Console.WriteLine("|---|---|---|---|---|---|");
            foreach (var figure in MainEventFigure.All)
            {
                var (low, high) = Bootstrap.Interval(theirs, ours, j => figure.Of(j) ?? 0);
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"| `{figure.Name}` | {figure.Of(Those(other)):.000} | {figure.Of(theirs):.000} | {figure.Of(ours):.000} | {figure.Of(Those(unseen)):.000} | {low:+.000;-.000} to {high:+.000;-.000}{(high < 0 ? " (worse)" : "")} |"));
            }

            Console.WriteLine();
        }
    }

    private static JudgedArticle[] Judge(List<CodedArticle> articles, string file)
    {
        var printed = JsonLines.ReadById(file);
        return [.. articles.Select(a => JudgedArticle.Judge(a, slot => First(printed.GetValueOrDefault(a.Id, Missing), slot)))];
    }

    private static string? First(JsonElement printed, MainEventSlot slot) =>
        printed.List(slot.ToString().ToLowerInvariant()) is [var best, ..] && best.TryGetProperty("text", out var text) ? text.GetString() : null;
}
