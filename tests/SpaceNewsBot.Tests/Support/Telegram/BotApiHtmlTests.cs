using Xunit;

namespace SpaceNewsBot.Tests.Support.Telegram;

public class BotApiHtmlTests
{
    [Fact]
    public void Reads_html_as_Telegrams_own_parser_does()
    {
        var rows = Robustness.Read("escaping.jsonl").Where(r => r.Kind == "telegram/html").ToList();

        foreach (var (id, _, html, expected) in rows)
        {
            var (text, _, refusal) = BotApiHtml.Parse(html);

            if (expected.GetProperty("ok").GetBoolean())
            {
                Assert.True(refusal is null, $"{id}: {refusal}");
                Assert.Equal(expected.GetProperty("plain_text").GetString(), text);
            }
            else
            {
                Assert.Equal(expected.GetProperty("error").GetString(), refusal);
            }
        }
    }

    [Theory]
    [InlineData("<b>bold", "Can't find end tag corresponding to start tag \"b\"")]
    [InlineData("bold</b>", "Unexpected end tag at byte offset 4")]
    [InlineData("<b><i>x</b></i>", "Unmatched end tag at byte offset 7, expected \"</i>\", found \"</b>\"")]
    [InlineData("a <p>paragraph</p>", "Unsupported start tag \"p\" at byte offset 2")]
    [InlineData("<span>x</span>", "Tag \"span\" must have class \"tg-spoiler\" at byte offset 0")]
    public void Refuses_what_is_no_html_of_Telegrams(string html, string refusal)
    {
        Assert.Equal(refusal, BotApiHtml.Parse(html).Refusal);
    }
}
