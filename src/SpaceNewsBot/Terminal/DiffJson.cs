using System.Collections.Immutable;
using System.Text.Json;
using SpaceNewsBot.Core.Diffs;

namespace SpaceNewsBot.Terminal;

/// <summary>Writes a comparison as the JSON of <c>sources diff --json</c>.</summary>
internal static class DiffJson
{
    /// <summary>The comparison, laid out for reading.</summary>
    public static string Write(RevisionDiff diff) => JsonOutput.Indented(json =>
    {
        json.WriteStartObject();
        json.WriteString("sourceId", diff.SourceId);
        json.WriteNumber("before", diff.Before);
        json.WriteNumber("after", diff.After);
        WriteChanges(json, diff.Text, diff.Metadata);
        json.WriteEndObject();
    });

    /// <summary>The properties "metadata", "hunks" and "furtherChanges" of an object that is open.</summary>
    public static void WriteChanges(Utf8JsonWriter json, DiffExcerpt text, ImmutableArray<FieldChange> metadata)
    {
        json.WriteStartArray("metadata");
        foreach (var change in metadata)
        {
            json.WriteStartObject();
            json.WriteString("field", change.Field);
            json.WriteString("before", change.Before);
            json.WriteString("after", change.After);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("hunks");
        foreach (var hunk in text.Hunks)
        {
            WriteHunk(json, hunk);
        }

        json.WriteEndArray();
        json.WriteNumber("furtherChanges", text.FurtherChanges);
    }

    private static void WriteHunk(Utf8JsonWriter json, DiffHunk hunk)
    {
        json.WriteStartObject();
        json.WriteNumber("oldStart", hunk.OldStart);
        json.WriteNumber("newStart", hunk.NewStart);
        json.WriteNumber("oldLine", hunk.OldLine);
        json.WriteNumber("newLine", hunk.NewLine);
        json.WriteBoolean("elidedBefore", hunk.IsElidedBefore);
        json.WriteBoolean("elidedAfter", hunk.IsElidedAfter);
        json.WriteStartArray("pieces");
        foreach (var piece in hunk.Pieces)
        {
            json.WriteStartObject();
            json.WriteString("kind", piece.Kind.ToString().ToLowerInvariant());
            json.WriteString("text", piece.Text);
            json.WriteNumber("leftOut", piece.LeftOut);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
