using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Core.Commands;
using SpaceNewsBot.Core.Workspaces;
using Xunit;

namespace SpaceNewsBot.Tests.Commands;

public class CommandTableTests
{
    [Fact]
    public void Help_shows_what_the_right_allows_and_no_more()
    {
        var reader = ReplyText.HelpFor(Right.Reader).Text;
        var owner = ReplyText.HelpFor(Right.Owner).Text;

        var offered = CommandTable.Rows.Where(r => r.Surfaces.HasFlag(CommandSurfaces.PrivateChat)).ToList();
        Assert.All(offered, r => Assert.Contains($"\n{r.ChatUsage} – {r.Help}", owner, StringComparison.Ordinal));
        Assert.All(offered, r => Assert.Equal(r.Right == Right.Reader, reader.Contains($"\n{r.ChatUsage} – {r.Help}", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("/ask Who?", "ask", null, "Who?")]
    [InlineData("/ASK@Some_Bot  Who? ", "ask", "Some_Bot", "Who?")]
    [InlineData("/help", "help", null, "")]
    [InlineData("/sources", "sources list", null, "")]
    [InlineData("/sources list", "sources list", null, "")]
    [InlineData("/Source@Bot  Add  --title x\ny", "sources add", "Bot", "--title x\ny")]
    [InlineData("/sources lst", null, null, "lst")]
    [InlineData("/asking", null, null, "")]
    [InlineData("ask", null, null, "")]
    [InlineData("/", null, null, "")]
    [InlineData("", null, null, "")]
    public void Finds_a_command_with_its_arguments(string text, string? name, string? bot, string arguments)
    {
        var command = CommandTable.Find(text, CommandSurfaces.PrivateChat, out var botName, out var rest);

        Assert.Equal((name, bot, arguments), (command?.Name, botName, rest));
    }
}
