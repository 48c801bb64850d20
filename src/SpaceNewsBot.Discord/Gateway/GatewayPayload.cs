using System.Text.Json;

namespace SpaceNewsBot.Discord.Gateway;

/// <summary>A payload whose data isn't read yet: some are megabytes that nobody needs.</summary>
/// <param name="Opcode">What it is; may be a number that isn't known.</param>
/// <param name="Sequence">An event's number in its session; null for other payloads.</param>
/// <param name="Name">An event's name; null for other payloads.</param>
/// <param name="Data">The data's JSON, a part of what was received; empty where there is none.</param>
internal readonly record struct GatewayPayload(GatewayOpcode Opcode, long? Sequence, string? Name, ReadOnlyMemory<byte> Data)
{
    /// <summary>Reads a payload; null when it is none.</summary>
    public static GatewayPayload? Read(ReadOnlyMemory<byte> json)
    {
        try
        {
            var reader = new Utf8JsonReader(json.Span);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                return null;
            }

            var (opcode, sequence, name, data) = ((int?)null, (long?)null, (string?)null, ReadOnlyMemory<byte>.Empty);
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var property = reader.GetString();
                reader.Read();
                switch (property, reader.TokenType)
                {
                    case ("op", JsonTokenType.Number):
                        opcode = reader.TryGetInt32(out var number) ? number : null;
                        break;
                    case ("s", JsonTokenType.Number):
                        sequence = reader.TryGetInt64(out var count) ? count : null;
                        break;
                    case ("t", JsonTokenType.String):
                        name = reader.GetString();
                        break;
                    case ("d", not JsonTokenType.Null):
                        var start = (int)reader.TokenStartIndex;
                        reader.Skip();
                        data = json[start..(int)reader.BytesConsumed];
                        break;
                    default:
                        reader.Skip();
                        break;
                }
            }

            return opcode is { } known ? new GatewayPayload((GatewayOpcode)known, sequence, name, data) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The data; of the kind undefined where there is none. Only after <see cref="Read"/> found it well-formed.</summary>
    public JsonElement ParseData() => Data.IsEmpty ? default : JsonElement.Parse(Data.Span);
}
