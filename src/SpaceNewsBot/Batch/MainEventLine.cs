using System.Globalization;
using System.Text.Json;
using SpaceNewsBot.Core.Events.MainEvents;
using SpaceNewsBot.Terminal;

namespace SpaceNewsBot.Batch;

/// <summary>A line <c>op=5w1h</c> of a batch: an article, answered by its main event.</summary>
internal static class MainEventLine
{
    private const int LengthOfDay = 10;

    private static readonly MainEventSlot[] _slots = Enum.GetValues<MainEventSlot>();

    /// <summary>The article of a line; a field that isn't there is empty.</summary>
    /// <exception cref="FormatException">A field is no text, or there is neither title, description nor text.</exception>
    public static MainEventArticle Read(JsonElement input)
    {
        var article = new MainEventArticle(Field(input, "title"), Field(input, "description"), Field(input, "text"), Day(Field(input, "date")));
        return article is { Title.Length: 0, Description.Length: 0, Text.Length: 0 }
            ? throw new FormatException("The line has no article: give title, description or text.")
            : article;
    }

    /// <summary>Writes the slots, each a list of spans, best first.</summary>
    public static void Write(Utf8JsonWriter json, MainEventArticle article, MainEvent found)
    {
        foreach (var slot in _slots)
        {
            json.WriteStartArray(Name(slot));
            foreach (var span in found[slot])
            {
                json.WriteStartObject();
                json.WriteString("text", article[span.Field].AsSpan(span.Start, span.End - span.Start));
                json.WriteString("field", Name(span.Field));
                json.WriteNumber("start", span.Start);
                json.WriteNumber("end", span.End);
                json.WriteNumber("score", Math.Round(span.Score, 4));
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }
    }

    private static string Name<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static string Field(JsonElement input, string name) => !input.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null ? ""
        : value.ValueKind == JsonValueKind.String ? JsonText.Read(value)
        : throw new FormatException($"The field {name} is no text.");

    // "2016-11-12 17:58:46", "2016-11-12T17:58:46Z": the day is enough; what is no date says nothing.
    private static DateOnly? Day(string date) =>
        date.Length >= LengthOfDay && DateOnly.TryParseExact(date.AsSpan(0, LengthOfDay), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
