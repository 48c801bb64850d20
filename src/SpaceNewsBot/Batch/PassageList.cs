using System.Text.Json;
using SpaceNewsBot.Core.Answers;
using SpaceNewsBot.Core.Language;
using SpaceNewsBot.Terminal;

namespace SpaceNewsBot.Batch;

/// <summary>The passages that a line of a batch brings.</summary>
internal static class PassageList
{
    /// <summary>The passages, each with the sentences that the line splits it into, where it does.</summary>
    /// <exception cref="FormatException">There is no list of objects.</exception>
    public static EvidencePassage[] Read(JsonElement input)
    {
        if (!input.TryGetProperty("passages", out var listed) || listed.ValueKind != JsonValueKind.Array
            || listed.EnumerateArray().Any(p => p.ValueKind != JsonValueKind.Object))
        {
            throw new FormatException("The line has no passages: give a list of objects with pid, title and text.");
        }

        return [.. listed.EnumerateArray().Select(Passage)];
    }

    private static EvidencePassage Passage(JsonElement json)
    {
        var text = Field(json, "text");
        return new EvidencePassage(Field(json, "pid"), Field(json, "title"), text) { Sentences = Sentences(json, text.Length) };
    }

    private static string Field(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? JsonText.Read(value) : "";

    // Only a whole list of spans that follow one another is worth more than splitting the text here.
    private static List<TextSpan>? Sentences(JsonElement json, int length)
    {
        if (!json.TryGetProperty("sentences", out var listed) || listed.ValueKind != JsonValueKind.Array || listed.GetArrayLength() == 0)
        {
            return null;
        }

        var spans = new List<TextSpan>();
        foreach (var pair in listed.EnumerateArray())
        {
            if (pair.ValueKind != JsonValueKind.Array || pair.GetArrayLength() != 2
                || pair[0].ValueKind != JsonValueKind.Number || !pair[0].TryGetInt32(out var start)
                || pair[1].ValueKind != JsonValueKind.Number || !pair[1].TryGetInt32(out var end)
                || start < (spans.Count == 0 ? 0 : spans[^1].End) || end < start || end > length)
            {
                return null;
            }

            spans.Add(new TextSpan(start, end));
        }

        return spans;
    }
}
