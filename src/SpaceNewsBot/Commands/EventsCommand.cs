using System.CommandLine;
using System.Text.Json;
using SpaceNewsBot.Core.Events;
using SpaceNewsBot.Core.Sources;
using SpaceNewsBot.Terminal;

namespace SpaceNewsBot.Commands;

/// <summary><c>events</c>: the ledger.</summary>
internal static class EventsCommand
{
    private static readonly Option<bool> _json = new("--json")
    {
        Description = "Print the rows as a JSON list, each slot with its offsets in the source's text, or null",
    };

    /// <summary>Makes the command.</summary>
    public static Command Create(TerminalIo io)
    {
        var command = new BotCommand(
            "events",
            "Lists who did what, when, where and why, in words quoted from the sources. An empty column: the source doesn't say.",
            "events",
            "events --json") { _json };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed, io, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, TerminalIo io, CancellationToken cancellationToken)
    {
        await using var store = StoreSession.Open(DataFolder.Resolve(parsed, io));
        var events = await store.Sources.ReadEventsAsync(SourceLimits.DefaultWorkspace, cancellationToken).ConfigureAwait(false);
        if (parsed.GetValue(_json))
        {
            await io.Out.WriteAsync(Write(events) + "\n").ConfigureAwait(false);
        }
        else
        {
            TerminalTable.Write(
                io,
                ["source", "who", "did", "what", "when", "where", "why", "says", "status"],
                events.Select(e => new[]
                {
                    e.SourceId, Text(e.Who), e.Action.Text, Text(e.What), Text(e.When), Text(e.Where), Text(e.Why), Text(e.Speaker), Name(e.Status),
                }),
                "The ledger is empty: no source tells of an event.");
        }

        return ExitCode.Done;
    }

    private static string Text(EventSlot? slot) => slot?.Text ?? "";

    private static string Name(EventStatus status) => status.ToString().ToLowerInvariant();

    private static string Write(IReadOnlyList<Event> events) => JsonOutput.Indented(json =>
    {
        json.WriteStartArray();
        foreach (var row in events)
        {
            json.WriteStartObject();
            json.WriteString("sourceId", row.SourceId);
            json.WriteNumber("revision", row.Revision);
            json.WriteNumber("ordinal", row.Ordinal);
            WriteSlot(json, "who", row.Who);
            WriteSlot(json, "action", row.Action);
            WriteSlot(json, "what", row.What);
            WriteSlot(json, "when", row.When);
            WriteSlot(json, "where", row.Where);
            WriteSlot(json, "why", row.Why);
            WriteSlot(json, "speaker", row.Speaker);
            json.WriteString("status", Name(row.Status));
            WriteSlot(json, "sentence", row.Sentence);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    private static void WriteSlot(Utf8JsonWriter json, string name, EventSlot? slot)
    {
        json.WritePropertyName(name);
        if (slot is null)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartObject();
        json.WriteNumber("start", slot.Start);
        json.WriteNumber("end", slot.End);
        json.WriteString("text", slot.Text);
        json.WriteEndObject();
    }
}
