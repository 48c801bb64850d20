using System.Globalization;
using System.Text.Json;
using SpaceNewsBot.Core.Events;

namespace SpaceNewsBot.Terminal;

/// <summary>Writes the ledger as the JSON of <c>events --json</c>.</summary>
internal static class EventJson
{
    /// <summary>A list, laid out for reading.</summary>
    /// <param name="events">The rows.</param>
    public static string Write(IEnumerable<Event> events) => JsonOutput.Indented(json =>
    {
        json.WriteStartArray();
        foreach (var row in events)
        {
            WriteRow(json, row);
        }

        json.WriteEndArray();
    });

    /// <summary>One row; null for none.</summary>
    public static void WriteRow(Utf8JsonWriter json, Event? row)
    {
        if (row is null)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartObject();
        json.WriteString("id", EventId.Of(row).ToString());
        json.WriteString("sourceId", row.SourceId);
        json.WriteNumber("revision", row.Revision);
        json.WriteNumber("ordinal", row.Ordinal);
        WriteSlot(json, "who", row.Who);
        WriteSlot(json, "action", row.Action);
        WriteSlot(json, "what", row.What);
        WriteSlot(json, "when", row.When);
        WriteSlot(json, "where", row.Where);
        WriteSlot(json, "why", row.Why);
        WriteSlot(json, "how", row.How);
        WriteSlot(json, "speaker", row.Speaker);
        json.WriteString("actor", row.Actor);
        json.WriteString("speakerName", row.SpeakerName);
        json.WriteString("firstDay", row.Days?.First.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        json.WriteString("lastDay", row.Days?.Last.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        json.WriteString("status", row.Status.ToString().ToLowerInvariant());
        json.WriteString("review", row.Review.ToString().ToLowerInvariant());
        WriteSlot(json, "sentence", row.Sentence);
        json.WriteEndObject();
    }

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
