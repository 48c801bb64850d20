using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using SpaceNewsBot.Core.Sources;
using SpaceNewsBot.Files;
using SpaceNewsBot.Terminal;
using SpaceNewsBot.Tests.Support;
using Xunit;

namespace SpaceNewsBot.Tests.Host;

public sealed class SourceFileReaderTests : IDisposable
{
    private const string Story = "Das Schiff „Möwe“ lief aus – für immer. Die Überfahrt dauerte länger als geplant, weil der Wind drehte.";

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<Encoding> Marked =>
    [
        new UTF8Encoding(true),
        new UnicodeEncoding(bigEndian: false, byteOrderMark: true),
        new UnicodeEncoding(bigEndian: true, byteOrderMark: true),
        new UTF32Encoding(bigEndian: false, byteOrderMark: true),
    ];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Marked), DisableDiscoveryEnumeration = true)]
    public async Task Reads_what_a_byte_order_mark_announces(Encoding encoding)
    {
        var outcome = await ReadAsync([.. encoding.GetPreamble(), .. encoding.GetBytes(Story)]);

        Assert.Equal(new SourceFile.Text(Story), outcome);
    }

    [Fact]
    public async Task Reads_utf8_without_a_mark_and_keeps_every_character()
    {
        const string text = "one\r\ntwo\ttabs 🚀\n";

        Assert.Equal(new SourceFile.Text(text), await ReadAsync(Encoding.UTF8.GetBytes(text)));
    }

    [Fact]
    public async Task Detects_an_older_encoding()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

        var outcome = await ReadAsync(Encoding.GetEncoding(1252).GetBytes(Story));

        Assert.Equal(new SourceFile.Text(Story), outcome);
    }

    [Fact]
    public void Reads_most_of_what_others_collected_in_many_encodings()
    {
        var corpus = Path.Combine(Repository.Shared, "robustness", "encoding.jsonl");
        Assert.SkipUnless(File.Exists(corpus), "The corpus ../shared/robustness/encoding.jsonl isn't on this machine.");
        var rows = File.ReadLines(corpus)
            .Select(line => JsonDocument.Parse(line).RootElement)
            .Where(row => row.GetProperty("kind").GetString()!.StartsWith("bytes/", StringComparison.Ordinal))
            .ToList();

        var right = rows.Count(row => SourceFileReader.Decode(row.GetProperty("payload").GetBytesFromBase64()) is { } text
            && Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))) == row.GetProperty("expected").GetProperty("utf8_sha256").GetString());

        // What the detector is known to reach: 352 of 421.
        Assert.True(right >= rows.Count * 352 / 421, $"{right} of {rows.Count}");
    }

    [Theory]
    [InlineData("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")]
    [InlineData("UEsDBBQAAAAIAAAAIQAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("//4A2A==")]
    [InlineData("AAAA")]
    public async Task Refuses_what_is_no_text(string base64)
    {
        var refused = Assert.IsType<SourceFile.Refused>(await ReadAsync(Convert.FromBase64String(base64)));

        Assert.Contains("isn't text", refused.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Takes_five_megabytes_of_text_and_not_a_byte_more()
    {
        var full = new byte[SourceLimits.MaxTextBytes];
        Array.Fill(full, (byte)'a');

        Assert.IsType<SourceFile.Text>(await ReadAsync(full));
        var refused = Assert.IsType<SourceFile.Refused>(await ReadAsync([.. full, (byte)'a']));
        Assert.Contains("at most 5 MB", refused.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stops_reading_a_stream_that_has_no_end()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Needs /dev/zero.");

        var refused = Assert.IsType<SourceFile.Refused>(await ReadAsync("/dev/zero"));

        Assert.Contains("at most 5 MB", refused.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_that_a_file_is_missing_or_a_folder()
    {
        var missing = Assert.IsType<SourceFile.Refused>(await ReadAsync(_folder.Combine("nowhere/none.txt")));
        var folder = Assert.IsType<SourceFile.Refused>(await ReadAsync(_folder.Path));

        Assert.StartsWith("There is no file", missing.Sentence, StringComparison.Ordinal);
        Assert.Contains("is a folder", folder.Sentence, StringComparison.Ordinal);
    }

    private Task<SourceFile> ReadAsync(byte[] bytes)
    {
        var path = _folder.Combine("source.txt");
        File.WriteAllBytes(path, bytes);
        return ReadAsync(path);
    }

    private static Task<SourceFile> ReadAsync(string path)
    {
        var io = new TerminalIo { Out = TextWriter.Null, Error = TextWriter.Null, OpenInput = () => Stream.Null, ReadVariable = _ => null };
        return SourceFileReader.ReadAsync(path, io, TestContext.Current.CancellationToken);
    }
}
