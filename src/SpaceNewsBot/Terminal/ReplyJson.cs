using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Core.Commands;

namespace SpaceNewsBot.Terminal;

/// <summary>Chooses the JSON of a reply by what it is.</summary>
internal static class ReplyJson
{
    /// <summary>The JSON, ending with a line end; null where a reply has none.</summary>
    public static string? Write(Reply reply, CommandValues values, TimeSpan elapsed) => reply switch
    {
        Reply.OfAnswer(var answer) => AnswerJson.Write(values.Find(CommandTable.QuestionArgument) ?? "", answer, elapsed) + "\n",
        Reply.OfEvents(var events) => EventJson.Write(events) + "\n",
        Reply.OfSources(var sources) => Lines(ReplyTable.Of(sources)),
        Reply.OfDiff(var diff) => DiffJson.Write(diff) + "\n",
        Reply.OfPreview(var preview) => PreviewJson.Write(preview) + "\n",
        Reply.OfTable(var table) => Lines(table),
        _ => null,
    };

    // One object a line, so that a script can read them one by one.
    private static string Lines(ReplyTable table) => string.Concat(table.Rows.Select(row => JsonOutput.Line(json =>
    {
        json.WriteStartObject();
        foreach (var (column, cell) in table.Columns.Zip(row))
        {
            json.WriteString(column, cell);
        }

        json.WriteEndObject();
    }) + "\n"));
}
