using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Core.Commands;
using SpaceNewsBot.Telegram.Rendering;
using SpaceNewsBot.Tests.Support;
using SpaceNewsBot.Tests.Support.Telegram;
using Telegram.Bot;
using Xunit;

namespace SpaceNewsBot.Tests.Telegram;

/// <summary>Buttons under replies (core.telegram.org/bots/api#inlinekeyboardbutton).</summary>
public sealed class TelegramKeyboardTests
{
    private static readonly Reply Answer = new Reply.OfAnswer(Answered.Grounded(Answered.Metadata, [], ("The ferry was halted.", ["The ferry was halted."])));
    private static readonly Reply Abstention = new Reply.OfAnswer(Answered.Abstained("The sources don't say.", ["when"], null));
    private static readonly Reply Preview = new Reply.OfPreview(SamplePreviews.Preview()) { ProposalId = long.MaxValue };

    [Fact]
    public void Telegram_takes_every_keyboard_with_the_largest_numbers()
    {
        foreach (var reply in new[] { Answer, Abstention, Preview })
        {
            var pages = TelegramKeyboard.WithButtons([.. Enumerable.Repeat("x", 200)], reply, long.MaxValue);

            foreach (var page in pages)
            {
                Assert.All(page.Keyboard, row => Assert.InRange(row.Length, 1, 2));
                Assert.All(page.Keyboard.SelectMany(r => r), b => Assert.InRange(Encoding.UTF8.GetByteCount(b.Data!), 1, 64));
                Assert.All(page.Keyboard.SelectMany(r => r), b => Assert.InRange(b.Label.Length, 1, 40));
                var (rows, refusal) = BotApiKeyboard.Read(Json(page.Keyboard));
                Assert.Null(refusal);
                Assert.Equal(page.Keyboard.Select(r => string.Join('|', r.Select(b => b.Data))), rows.Select(r => string.Join('|', r.Select(b => b.Data))));
            }
        }
    }

    [Fact]
    public void Every_button_is_a_page_or_a_command_that_is_there()
    {
        foreach (var reply in new[] { Answer, Abstention, new Reply.OfPreview(SamplePreviews.Preview()) { ProposalId = int.MaxValue } })
        {
            // Commands count to no more; stores don't either.
            var buttons = TelegramKeyboard.WithButtons(["x", "y"], reply, int.MaxValue).SelectMany(p => p.Keyboard).SelectMany(r => r).ToList();

            Assert.NotEmpty(buttons);
            foreach (var button in buttons.Where(b => TelegramKeyboard.ReadPage(b.Data!) is null))
            {
                var row = CommandTable.Find(button.Data!, CommandSurfaces.Group, out _, out var arguments);
                Assert.NotNull(row);
                Assert.IsType<CommandParse.Parsed>(CommandParser.Parse(row, arguments));
            }
        }
    }

    [Fact]
    public void What_fits_into_one_message_has_no_pages_to_turn()
    {
        var page = Assert.Single(TelegramKeyboard.WithButtons(["x"], Answer, 12));

        Assert.DoesNotContain(page.Keyboard.SelectMany(r => r), b => TelegramKeyboard.ReadPage(b.Data!) is not null);
    }

    [Fact]
    public void Pages_are_turned_one_by_one_and_not_beyond_the_ends()
    {
        var pages = TelegramKeyboard.WithButtons(["a", "b", "c"], Answer, 12);

        Assert.Equal(["a", "b", "c"], pages.Select(p => p.Html));
        Assert.Equal(
            [[("Next page 2/3", 1)], [("‹ Page 1/3", 0), ("Next page 3/3", 2)], [("‹ Page 2/3", 1)]],
            pages.Select(p => p.Keyboard[^1].Select(b => (b.Label, TelegramKeyboard.ReadPage(b.Data!)!.Value.Page)).ToArray()));
        Assert.All(pages.SelectMany(p => p.Keyboard[^1]), b => Assert.Equal(12, TelegramKeyboard.ReadPage(b.Data!)!.Value.ItemId));
        Assert.All(pages, p => Assert.Equal(TelegramKeyboard.Actions(Answer, 12).Length + 1, p.Keyboard.Length));
    }

    [Fact]
    public void A_page_is_read_back_as_it_was_kept()
    {
        var page = TelegramKeyboard.WithButtons(["<b>a</b>\n\"b\" & 🚢", "c"], Answer, long.MaxValue)[0];

        var read = JsonSerializer.Deserialize<TelegramPage>(JsonSerializer.Serialize(page))!;

        Assert.Equal(page.Html, read.Html);
        Assert.Equal(page.Keyboard.SelectMany(r => r), read.Keyboard.SelectMany(r => r));
        Assert.Equal(page.Keyboard.Select(r => r.Length), read.Keyboard.Select(r => r.Length));
    }

    [Theory]
    [InlineData("page:12:3", 12L, 3)]
    [InlineData("page:9223372036854775807:2147483647", long.MaxValue, int.MaxValue)]
    public void Reads_the_page_of_a_button(string data, long item, int page)
    {
        Assert.Equal((item, page), TelegramKeyboard.ReadPage(data));
    }

    [Theory]
    [InlineData("")]
    [InlineData("page:")]
    [InlineData("page:12")]
    [InlineData("page:12:")]
    [InlineData("page:12:3:4")]
    [InlineData("page:-12:3")]
    [InlineData("page:12:-3")]
    [InlineData("page: 12:3")]
    [InlineData("page:12:2147483648")]
    [InlineData("page:9223372036854775808:3")]
    [InlineData("PAGE:12:3")]
    [InlineData("/evidence 12")]
    public void What_another_button_says_is_no_page(string data)
    {
        Assert.Null(TelegramKeyboard.ReadPage(data));
    }

    [Fact]
    public void The_button_of_an_inline_message_begins_another_question()
    {
        var (rows, refusal) = BotApiKeyboard.Read(Json(TelegramKeyboard.AskAnother));

        Assert.Null(refusal);
        Assert.Equal("", Assert.Single(Assert.Single(rows)).SwitchInline);
    }

    [Fact]
    public void Without_buttons_there_is_no_keyboard()
    {
        Assert.Null(TelegramKeyboard.Write([]));
        Assert.Null(TelegramKeyboard.Write(default));
        Assert.Empty(TelegramKeyboard.WithButtons(["x"], new Reply.OfNotice("Done."), 12)[0].Keyboard);
    }

    private static JsonNode? Json(ImmutableArray<ImmutableArray<TelegramButton>> keyboard) =>
        JsonSerializer.SerializeToNode(TelegramKeyboard.Write(keyboard), JsonBotAPI.Options);
}
