using System.Text.Json;
using SpaceNewsBot.Core.Claims;

namespace SpaceNewsBot.Batch;

/// <summary>What a line <c>op=verify</c> of a batch is answered by, besides its evidence.</summary>
internal static class ClaimLine
{
    /// <summary>Writes how far the claim is supported, and in what it differs.</summary>
    public static void Write(Utf8JsonWriter json, ClaimVerdict verdict)
    {
        json.WriteString("label", verdict.Support switch
        {
            ClaimSupport.Supported => "supported",
            ClaimSupport.PartiallySupported => "partially_supported",
            _ => "not_supported",
        });
        json.WriteNumber("confidence", verdict.Confidence);
        json.WriteStartArray("mismatches");
        foreach (var mismatch in verdict.Mismatches)
        {
            json.WriteStartObject();
            json.WriteString("kind", JsonNamingPolicy.SnakeCaseLower.ConvertName(mismatch.Kind.ToString()));
            json.WriteString("words", mismatch.Words);
            json.WriteNumber("start", mismatch.Start);
            json.WriteNumber("end", mismatch.End);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
