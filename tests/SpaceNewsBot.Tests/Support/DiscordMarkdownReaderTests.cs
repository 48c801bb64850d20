using Xunit;

namespace SpaceNewsBot.Tests.Support;

/// <summary>The reader by which Discord's pages are judged is itself judged by what others found out about the client.</summary>
public class DiscordMarkdownReaderTests
{
    [Theory]
    [InlineData("plain, really: 10:30 a.m. (24/7) – e-mail a_b_c", "plain, really: 10:30 a.m. (24/7) – e-mail a_b_c", "")]
    [InlineData("**b** *i* _i_ __u__ ~~s~~ ||h||", "b i i u s h", "bold,italic,italic,underline,strike,spoiler")]
    [InlineData(@"\*\*b\*\* \`c\` \~~s~~ \||h||", "**b** `c` ~~s~~ ||h||", "")]
    [InlineData("`a*b*` ``c`d`` ```\ncode```", "a*b* c`d code", "code,code,code")]
    [InlineData("# h", "h", "heading")]
    [InlineData("-# s", "s", "subtext")]
    [InlineData("a\n- b\n 1. c", "a\nb\n c", "list,list")]
    [InlineData(@"\- b", "- b", "")]
    [InlineData("> a\n> b\nc", "a\nb\nc", "quote")]
    [InlineData("> > a", "> a", "quote")]
    [InlineData(">>> a\nb", "a\nb", "quote")]
    [InlineData(">a", ">a", "")]
    [InlineData("<@1> <@!1> <@&1> <#1> </a b:1> <id:browse> @everyone @here", "<@1> <@!1> <@&1> <#1> </a b:1> <id:browse> @everyone @here", "mention,mention,mention,mention,mention,mention,mention,mention")]
    [InlineData(@"\<@1> \@everyone", "<@1> @everyone", "")]
    [InlineData("<t:1> <t:1:R> <:a:1> <a:a:1> :smile:", "<t:1> <t:1:R> <:a:1> <a:a:1> :smile:", "time,time,emoji,emoji,emoji")]
    [InlineData("see http://a.example/x_(y). Then", "see http://a.example/x_(y). Then", "link")]
    [InlineData(@"http\://a.example <mailto:a@b.c>", "http://a.example <mailto:a@b.c>", "link")]
    [InlineData("[t](https://a.example) [**t**](<https://a.example>)", "t t", "link,bold,link")]
    [InlineData("[t](nowhere) [http://b.example](https://a.example)", "[t](nowhere) [http://b.example](https://a.example)", "")]
    [InlineData(@"¯\_(ツ)_/¯ \a \\", @"¯\_(ツ)_/¯ \a \", "")]
    [InlineData("~~a~~_b_", "~~a~~b", "italic")]
    [InlineData(@"~~a\~~~", @"a\~", "strike")]
    public void Reads_what_the_client_shows(string markdown, string text, string kinds)
    {
        var (shown, marks) = DiscordMarkdownReader.Read(markdown);

        Assert.Equal(text, shown);
        Assert.Equal(kinds, string.Join(',', marks.Select(m => m.Kind)));
    }

    [Fact]
    public void Reads_what_two_libraries_escape_as_they_mean_it()
    {
        foreach (var (id, kind, payload, expected) in Robustness.Read("escaping.jsonl").Where(r => r.Kind.StartsWith("discord/", StringComparison.Ordinal)))
        {
            var raw = DiscordMarkdownReader.Read(payload).Marks;
            var escaped = expected.TryGetProperty("discordjs_out", out var js) ? js.GetString()!
                : expected.TryGetProperty("discordnet_out", out var net) ? net.GetString()!
                : null;
            if (escaped is not null && escaped.Contains('\\', StringComparison.Ordinal))
            {
                var (text, marks) = DiscordMarkdownReader.Read(escaped);
                Assert.True(text == payload.Trim() && marks.Count == 0, $"{id}: {text}");
                Assert.True(raw.Count > 0 || payload == "~text~", $"{id} isn't live");
            }
            else if (kind == "discord/escapeQuote")
            {
                Assert.True(raw.Count == 0, $"{id} is live");
            }
            else if (kind is "discord/url-with-markdown-chars")
            {
                Assert.Equal([payload], raw.Select(m => m.Target));
            }
            else if (escaped?.StartsWith("> ", StringComparison.Ordinal) == true && kind == "discord/discordnet-format")
            {
                var (text, marks) = DiscordMarkdownReader.Read(escaped.ReplaceLineEndings("\n"));
                Assert.Equal(payload.ReplaceLineEndings("\n"), text);
                Assert.Equal(["quote"], marks.Select(m => m.Kind));
            }
        }
    }

    [Theory]
    [InlineData(@"[\*Test\*](https://www.google.com)", @"\*Test\*")]
    [InlineData("[Hello World](https://example.com)", "Hello World")]
    public void Shows_a_links_text_with_its_backslashes(string markdown, string text)
    {
        var (shown, marks) = DiscordMarkdownReader.Read(markdown);

        Assert.Equal(text, shown);
        Assert.Equal("link", Assert.Single(marks).Kind);
    }
}
