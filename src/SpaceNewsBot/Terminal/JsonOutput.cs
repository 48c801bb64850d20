using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace SpaceNewsBot.Terminal;

/// <summary>Writes JSON for people and programs alike: quotes stay readable, and halves of surrogate pairs become U+FFFD.</summary>
internal static class JsonOutput
{
    // Not for web pages: nothing here is pasted into HTML.
    private static readonly JsonWriterOptions _line = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonWriterOptions _indented = _line with { Indented = true };

    /// <summary>One JSON value on one line.</summary>
    public static string Line(Action<Utf8JsonWriter> write) => Write(write, _line);

    /// <summary>One JSON value, laid out for reading.</summary>
    public static string Indented(Action<Utf8JsonWriter> write) => Write(write, _indented);

    private static string Write(Action<Utf8JsonWriter> write, JsonWriterOptions options)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(bytes, options))
        {
            write(writer);
        }

        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }
}
