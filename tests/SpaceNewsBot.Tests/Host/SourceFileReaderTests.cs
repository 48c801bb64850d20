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

    [Theory]
    [InlineData("windows-1251", "<meta charset=windows-1251>", false)]
    [InlineData("windows-1251", "<meta http-equiv=\"Content-Type\" content=\"text/html; charset=windows-1251\">", false)]
    [InlineData("utf-8", "<meta charset=windows-1251>", false)]
    [InlineData("utf-16", "<meta charset=utf-8>", true)]
    [InlineData("utf-16", "", false)]
    [InlineData("utf-16BE", "", false)]
    public async Task Reads_a_page_in_the_encoding_that_it_has(string encoding, string declared, bool isMarked)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        const string paragraph = "Паром в Тарн не ходит с понедельника, потому что отказал двигатель, сказала Ильза Брам.";
        var spelled = Encoding.GetEncoding(encoding);
        var page = spelled.GetBytes($"<!DOCTYPE html><html><head>{declared}<title>Паром</title></head><body><p>{paragraph}</p><p>{paragraph}</p></body></html>");

        var outcome = await ReadAsync(isMarked ? [.. spelled.GetPreamble(), .. page] : page, "source.html");

        Assert.EndsWith($"\n\n{paragraph}\n", Assert.IsType<SourceFile.Text>(outcome).Content, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("page.html", "<p>", true)]
    [InlineData("PAGE.HTM", "<p>", true)]
    [InlineData("page.xhtml", "<p>", true)]
    [InlineData("page.txt", "\n <!DOCTYPE html><p>", true)]
    [InlineData("page", "<?xml version=\"1.0\"?>\n<!-- a page -->\n<HTML lang=en><p>", true)]
    [InlineData("page.md", "<p>", false)]
    [InlineData("page.txt", "He wrote <html> and <!doctype html>. ", false)]
    public async Task A_page_is_known_by_its_name_or_its_start(string name, string start, bool isPage)
    {
        const string sentence = "The harbour office of Tarn suspended the night ferry because the engine had failed.";

        var outcome = await ReadAsync(Encoding.UTF8.GetBytes(start + sentence), name);

        Assert.Equal(isPage ? sentence + "\n" : start + sentence, Assert.IsType<SourceFile.Text>(outcome).Content);
    }

    [Fact]
    public async Task A_page_becomes_a_source_that_answers()
    {
        var data = _folder.Combine("data");
        var page = _folder.Combine("page.html");
        await File.WriteAllTextAsync(
            page,
            """
            <!DOCTYPE html><html><head><title>Ferry to Tarn laid up</title><meta name="author" content="Ada Example">
            <meta property="article:published_time" content="2024-03-05T10:00:00Z"></head><body>
            <nav><a href="/">Home</a></nav>
            <p>The harbour office of Tarn suspended the night ferry on Monday because the engine had failed, warden Ilse Bram said.</p>
            <p>Passengers slept in the hall.<script>alert("Scripted words")</script></p></body></html>
            """,
            TestContext.Current.CancellationToken);

        var added = await CommandRun.RunAsync(data, "sources", "add", page);
        var shown = await CommandRun.RunAsync(data, "sources", "show", "ferry-to-tarn-laid-up");
        var answered = await CommandRun.RunAsync(data, "ask", "Why did the harbour office of Tarn suspend the night ferry?");

        Assert.Equal((0, ""), (added.ExitCode, added.Error));
        Assert.Contains("Ada Example", shown.Out, StringComparison.Ordinal);
        Assert.Contains("2024-03-05", shown.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("Scripted", shown.Out, StringComparison.Ordinal);
        Assert.Contains("because the engine had failed", answered.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_without_an_article_is_refused_with_what_to_do()
    {
        var refused = Assert.IsType<SourceFile.Refused>(await ReadAsync("<nav><a href=/>Home</a></nav>"u8.ToArray(), "page.html"));

        Assert.EndsWith("page.html has no article text that can be read: give the text itself as .txt or .md.", refused.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_is_held_to_the_same_length_as_a_text()
    {
        var page = "<p>" + new string('a', 6 * 1024 * 1024);

        var refused = Assert.IsType<SourceFile.Refused>(await ReadAsync(Encoding.UTF8.GetBytes(page), "page.html"));

        Assert.Contains("at most 5 MB", refused.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a.pdf", "JVBERi0xLjcKJQAA/w==", "a PDF document")]
    [InlineData("a.DOCX", "UEsDBBQAAAAIAAAAIQAAAAAAAAAAAAAAAAAAAAAA", "a Word document")]
    [InlineData("a.odt", "UEsDBBQAAAAIAAAAIQAAAAAAAAAAAAAAAAAAAAAA", "an OpenDocument text")]
    [InlineData("a.zip", "UEsDBBQAAAAIAAAAIQAAAAAAAAAAAAAAAAAAAAAA", "an archive")]
    [InlineData("a.jpeg", "/9j/4AAQSkZJRgABAQ==", "an image")]
    [InlineData("a.rtf", "e1xydGYxXGFuc2kgSGVsbG8ufQ==", "a rich text document")]
    public async Task A_file_of_another_kind_is_refused_with_what_is_taken(string name, string base64, string kind)
    {
        var refused = Assert.IsType<SourceFile.Refused>(await ReadAsync(Convert.FromBase64String(base64), name));

        Assert.EndsWith($"{name} isn't text but {kind}: give the article itself as .txt, .md or .html.", refused.Sentence, StringComparison.Ordinal);
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

    private Task<SourceFile> ReadAsync(byte[] bytes, string name = "source.txt")
    {
        var path = _folder.Combine(name);
        File.WriteAllBytes(path, bytes);
        return ReadAsync(path);
    }

    private static Task<SourceFile> ReadAsync(string path)
    {
        var io = new TerminalIo { Out = TextWriter.Null, Error = TextWriter.Null, OpenInput = () => Stream.Null, ReadVariable = _ => null };
        return SourceFileReader.ReadAsync(path, io, TestContext.Current.CancellationToken);
    }
}
