using System.Text;
using Microsoft.Win32.SafeHandles;

namespace SpaceNewsBot.Terminal;

/// <summary>What the process was given: its streams, the terminal behind them, and its environment variables.</summary>
internal sealed class TerminalIo
{
    private static readonly UTF8Encoding _utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Standard output. Nothing is sure to have left before <see cref="TextWriter.Flush"/>.</summary>
    public required TextWriter Out { get; init; }

    /// <summary>Standard error.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Opens standard input.</summary>
    public required Func<Stream> OpenInput { get; init; }

    /// <summary>Reads an environment variable; null when it isn't set.</summary>
    public required Func<string, string?> ReadVariable { get; init; }

    /// <summary>Whether somebody types at the other end of standard input.</summary>
    public bool InputIsTerminal { get; init; }

    /// <summary>Whether somebody reads along at the other end of standard output.</summary>
    public bool OutputIsTerminal { get; init; }

    /// <summary>The columns of the terminal; null where text isn't wrapped, since a program reads it.</summary>
    public int? Width { get; init; }

    /// <summary>Whether colours are welcome.</summary>
    public bool Colours => OutputIsTerminal && string.IsNullOrEmpty(ReadVariable("NO_COLOR")) && ReadVariable("TERM") != "dumb";

    /// <summary>The streams of this process.</summary>
    public static TerminalIo OfProcess()
    {
        var outputIsTerminal = !Console.IsOutputRedirected;
        return new TerminalIo
        {
            Out = new StreamWriter(OpenOutput(outputIsTerminal), _utf8, 16 * 1024),
            Error = new StreamWriter(Console.OpenStandardError(), _utf8) { AutoFlush = true },
            OpenInput = Console.OpenStandardInput,
            ReadVariable = Environment.GetEnvironmentVariable,
            InputIsTerminal = !Console.IsInputRedirected,
            OutputIsTerminal = outputIsTerminal,
            Width = outputIsTerminal ? ReadWidth() : null,
        };
    }

    /// <summary>Standard input as UTF-8 lines; a byte order mark is no part of the first.</summary>
    public TextReader OpenInputText() => InputIsTerminal ? Console.In : new StreamReader(OpenInput(), _utf8);

    private static Stream OpenOutput(bool outputIsTerminal)
    {
        if (outputIsTerminal || OperatingSystem.IsWindows())
        {
            return Console.OpenStandardOutput();
        }

        // The console's own stream takes a closed pipe for success; a plain one says so. A file keeps the console's
        // stream, which writes where the shell's redirection stands and moves that on.
        FileStream? plain = null;
        try
        {
            plain = new FileStream(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 0);
            if (!plain.CanSeek)
            {
                return plain;
            }
        }
        catch (Exception e) when (e is IOException or ArgumentException or UnauthorizedAccessException)
        {
            // A descriptor that can't be written to fails at the first write, with a sentence.
        }

        plain?.Dispose();
        return Console.OpenStandardOutput();
    }

    private static int? ReadWidth()
    {
        try
        {
            return Console.WindowWidth is > 0 and var width ? width : null;
        }
        catch (IOException)
        {
            return null;
        }
    }
}
