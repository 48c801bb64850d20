using System.Globalization;
using System.Text.Json;
using SpaceNewsBot.Core.Events.MainEvents;

namespace SpaceNewsBot.Training.MainEvents;

/// <summary>An article with what three coders marked.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Group">What it is about: articles on the same happening are never on both sides of a test.</param>
/// <param name="Article">The article.</param>
/// <param name="Marked">For each slot the phrases that count; an empty list where the coders agreed that there is none, null where nobody judged.</param>
/// <param name="Parties">All who-phrases for the whole event.</param>
/// <param name="Deeds">All what-phrases for the whole event.</param>
internal sealed record CodedArticle(string Id, string Group, MainEventArticle Article, IReadOnlyDictionary<MainEventSlot, string[][]?> Marked, string[] Parties, string[] Deeds)
{
    /// <summary>The development articles.</summary>
    public static List<CodedArticle> Read(string dataFolder)
    {
        var folder = Path.Combine(dataFolder, "fivew1h");
        var inputs = JsonLines.ReadById(Path.Combine(folder, "dev.input.jsonl"));
        return [.. JsonLines.Read(Path.Combine(folder, "dev.gold.jsonl")).Select(gold => Read(inputs[gold.GetProperty("id").GetString()!], gold))];
    }

    private static CodedArticle Read(JsonElement input, JsonElement gold)
    {
        var article = new MainEventArticle(Text("title"), Text("description"), Text("text"), DateOnly.TryParse(Text("date").Split(' ')[0], CultureInfo.InvariantCulture, out var day) ? day : null);
        var questions = gold.GetProperty("questions");
        return new CodedArticle(
            gold.GetProperty("id").GetString()!,

            // "tram" and "tram victims" are one happening.
            gold.GetProperty("category").GetString()!.Split(' ')[0],
            article,
            Enum.GetValues<MainEventSlot>().ToDictionary(s => s, Marks),
            Phrases(MainEventSlot.Who),
            Phrases(MainEventSlot.What));

        string Text(string name) => input.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

        JsonElement[] Annotations(MainEventSlot slot) => questions.List(slot.ToString().ToLowerInvariant());

        // Phrases that no coder stands behind count only where there are no others.
        string[][]? Marks(MainEventSlot slot)
        {
            var all = Annotations(slot);
            JsonElement[] backed = [.. all.Where(IsBacked)];
            backed = backed.Length > 0 ? backed : all;
            return backed.Length == 0 ? null : [.. backed.Select(a => a.GetProperty("text").GetString()).Where(t => !string.IsNullOrEmpty(t)).Select(t => PhraseJudge.Stems(t!))];
        }

        string[] Phrases(MainEventSlot slot) =>
            [.. Annotations(slot).Where(IsBacked).Select(a => a.GetProperty("text").GetString()).Where(t => !string.IsNullOrEmpty(t)).Select(t => t!)];

        static bool IsBacked(JsonElement annotation) => !annotation.TryGetProperty("coders", out var coders) || coders.ValueKind != JsonValueKind.Number || coders.GetInt32() != 0;
    }
}
