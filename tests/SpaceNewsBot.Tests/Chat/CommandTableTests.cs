using SpaceNewsBot.Core.Chat;
using Xunit;

namespace SpaceNewsBot.Tests.Chat;

public class CommandTableTests
{
    [Fact]
    public void Help_shows_every_row()
    {
        Assert.All(CommandTable.Commands, c => Assert.Contains(
            c.Arguments is null ? $"\n/{c.Name} – {c.Help}" : $"\n/{c.Name} {c.Arguments} – {c.Help}",
            ReplyText.Help.Text,
            StringComparison.Ordinal));
    }

    [Fact]
    public void Names_are_unique_and_in_lower_case()
    {
        Assert.Distinct(CommandTable.Commands.Select(c => c.Name));
        Assert.All(CommandTable.Commands, c => Assert.Matches("^[a-z]{1,32}$", c.Name));
    }

    [Theory]
    [InlineData("/ask Who?", "ask", null, "Who?")]
    [InlineData("/ASK@Some_Bot  Who? ", "ask", "Some_Bot", "Who?")]
    [InlineData("/help", "help", null, "")]
    [InlineData("/asking", null, null, "")]
    [InlineData("ask", null, null, "")]
    [InlineData("/", null, null, "")]
    [InlineData("", null, null, "")]
    public void Finds_a_command_with_its_arguments(string text, string? name, string? bot, string arguments)
    {
        var command = CommandTable.Find(text, out var botName, out var rest);

        Assert.Equal((name, bot, arguments), (command?.Name, botName, rest));
    }
}
