using System.Text.Json;
using SpaceNewsBot.Core.Answers;
using SpaceNewsBot.Core.Citations;

namespace SpaceNewsBot.Terminal;

/// <summary>Writes the outcome of a question as the JSON of <c>ask --json</c>.</summary>
internal static class AnswerJson
{
    /// <summary>The outcome, laid out for reading.</summary>
    /// <param name="question">The question as it was asked.</param>
    /// <param name="answer">The outcome.</param>
    /// <param name="elapsed">How long it took.</param>
    public static string Write(string question, Answer answer, TimeSpan elapsed) => JsonOutput.Indented(json =>
    {
        var grounded = answer as GroundedAnswer;
        var abstention = answer as Abstention;
        json.WriteStartObject();
        json.WriteString("question", question);
        json.WriteBoolean("abstained", abstention is not null);
        json.WriteString("reason", abstention?.Reason);
        json.WriteStartArray("missing");
        foreach (var missing in answer.Missing)
        {
            json.WriteStringValue(missing);
        }

        json.WriteEndArray();
        json.WriteString("text", grounded is null ? abstention?.Reason : Text(grounded));
        json.WriteStartArray("claims");
        foreach (var claim in grounded?.Claims ?? [])
        {
            json.WriteStartObject();
            json.WriteString("text", claim.Text);
            json.WriteStartArray("citations");
            foreach (var number in claim.Citations)
            {
                json.WriteNumberValue(number);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("citations");
        for (var i = 0; i < (grounded?.Citations.Length ?? 0); i++)
        {
            WriteCitation(json, i + 1, grounded!.Citations[i]);
        }

        json.WriteEndArray();
        json.WritePropertyName("nearest");
        if (abstention?.Nearest is { } nearest)
        {
            WriteCitation(json, 1, nearest);
        }
        else
        {
            json.WriteNullValue();
        }

        json.WriteNumber("ms", Math.Round(elapsed.TotalMilliseconds, 1));
        json.WriteEndObject();
    });

    // Who reads the text alone must see that an answer is partial.
    private static string Text(GroundedAnswer answer) => string.Join(' ', answer.Claims.Select(c => c.Text))
        + (answer.Missing.IsEmpty ? "" : $" {TerminalReplyRenderer.NotSaid(answer.Missing)}");

    private static void WriteCitation(Utf8JsonWriter json, int number, Citation citation)
    {
        json.WriteStartObject();
        json.WriteNumber("n", number);
        json.WriteString("sourceId", citation.SourceId);
        json.WriteNumber("revision", citation.Revision);
        json.WriteString("title", citation.Metadata.Title);
        json.WriteString("author", citation.Metadata.Author);
        json.WriteString("publisher", citation.Metadata.Publisher);
        json.WriteString("url", citation.Metadata.Url);
        json.WriteNumber("start", citation.Start);
        json.WriteNumber("end", citation.End);
        json.WriteString("quote", citation.Quote);
        json.WriteEndObject();
    }
}
