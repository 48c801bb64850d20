using System.Text.Json;
using SpaceNewsBot.Core.Events.Reviews;
using SpaceNewsBot.Core.Inspection;
using SpaceNewsBot.Core.Previews;

namespace SpaceNewsBot.Terminal;

/// <summary>Writes what a change would do as the JSON of <c>--dry-run --json</c>.</summary>
internal static class PreviewJson
{
    /// <summary>The preview, laid out for reading.</summary>
    public static string Write(SourcePreview preview) => JsonOutput.Indented(json =>
    {
        json.WriteStartObject();
        json.WriteString("workspaceId", preview.WorkspaceId);
        json.WriteString("sourceId", preview.SourceId);
        json.WriteString("kind", Name(preview.Kind));
        json.WriteNumber("revision", preview.Revision);
        json.WriteBoolean("answersBefore", preview.AnswersBefore);
        json.WriteBoolean("answersAfter", preview.AnswersAfter);
        DiffJson.WriteChanges(json, preview.Diff, preview.Metadata);
        WriteList(json, "findings", preview.Findings, WriteFinding);
        json.WritePropertyName("effect");
        WriteEffect(json, preview.Effect);
        json.WritePropertyName("onceReleased");
        if (preview.OnceReleased is { } released)
        {
            WriteEffect(json, released);
        }
        else
        {
            json.WriteNullValue();
        }

        json.WriteEndObject();
    });

    private static void WriteEffect(Utf8JsonWriter json, PreviewedEffect effect)
    {
        json.WriteStartObject();
        WriteList(json, "ledger", effect.Ledger, WriteChange);
        WriteList(json, "lapsingReviews", effect.LapsingReviews, WriteReview);
        WriteList(json, "goldens", effect.Goldens, WriteCheck);
        json.WriteNumber("goldensAsked", effect.GoldensAsked);
        WriteList(json, "questions", effect.Questions, WriteQuestion);
        json.WriteNumber("questionsAsked", effect.QuestionsAsked);
        json.WriteEndObject();
    }

    private static void WriteFinding(Utf8JsonWriter json, Finding finding)
    {
        json.WriteString("kind", Name(finding.Kind));
        json.WriteString("field", finding.Field);
        json.WriteNumber("start", finding.Start);
        json.WriteNumber("end", finding.End);
        json.WriteString("excerpt", finding.Excerpt);
    }

    private static void WriteChange(Utf8JsonWriter json, LedgerChange change)
    {
        json.WritePropertyName("before");
        EventJson.WriteRow(json, change.Before);
        json.WritePropertyName("after");
        EventJson.WriteRow(json, change.After);
    }

    private static void WriteReview(Utf8JsonWriter json, RowReview review)
    {
        json.WriteString("review", Name(review.Verdict));
        json.WriteString("sentence", review.Key.Sentence);
        json.WriteString("action", review.Key.Action);
    }

    private static void WriteCheck(Utf8JsonWriter json, GoldenCheck check)
    {
        json.WriteNumber("golden", check.Golden.Id);
        json.WriteString("question", check.Golden.Question);
        json.WriteString("expectedSource", check.Golden.ExpectedSource);
        json.WriteBoolean("heldBefore", check.HeldBefore);
        json.WriteBoolean("holdsAfter", check.HoldsAfter);
        WriteAnswers(json, check.Before, check.After);
    }

    private static void WriteQuestion(Utf8JsonWriter json, ChangedQuestion changed)
    {
        json.WriteString("question", changed.Question);
        WriteAnswers(json, changed.Before, changed.After);
    }

    private static void WriteAnswers(Utf8JsonWriter json, PreviewedAnswer before, PreviewedAnswer after)
    {
        WriteAnswer(json, "before", before);
        WriteAnswer(json, "after", after);
    }

    private static void WriteAnswer(Utf8JsonWriter json, string name, PreviewedAnswer answer)
    {
        json.WriteStartObject(name);
        json.WriteBoolean("answered", answer.IsAnswered);
        WriteList(json, "quotes", answer.Quotes, (_, quote) =>
        {
            json.WriteString("workspaceId", quote.WorkspaceId);
            json.WriteString("sourceId", quote.SourceId);
            json.WriteString("text", quote.Text);
            json.WriteNumber("leftOut", quote.LeftOut);
        });
        json.WriteEndObject();
    }

    /// <summary>A list that says how many items aren't in it.</summary>
    private static void WriteList<T>(Utf8JsonWriter json, string name, BoundedList<T> list, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartObject(name);
        json.WriteNumber("count", list.Count);
        json.WriteStartArray("items");
        foreach (var item in list.Items)
        {
            json.WriteStartObject();
            write(json, item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    // "RolledBack" is written as "rolledBack".
    private static string Name(Enum value) => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
