using SpaceNewsBot.Core.Commands;
using Xunit;

namespace SpaceNewsBot.Tests.Commands;

public sealed class CommandParserTests
{
    [Theory]
    [InlineData("ask", "Who said \"no\" -- and --why?", "QUESTION Who said \"no\" -- and --why?")]
    [InlineData("ask", "--json why?", "QUESTION --json why?")]
    [InlineData("ask", "", "")]
    [InlineData("help", "please", "")]
    [InlineData("events list", "a-source", "SOURCE a-source")]
    [InlineData("sources add", "--title \"Two words\" --author=Jo The text --title stays\nas it is.", "--author Jo | --title Two words | FILE The text --title stays\nas it is.")]
    [InlineData("sources add", "—title “Zwei „Wörter” –author Jo — a dash begins the text", "--author Jo | --title Zwei „Wörter | FILE — a dash begins the text")]
    [InlineData("sources add", "---\ntitle: x\n---\nText", "FILE ---\ntitle: x\n---\nText")]
    [InlineData("sources add", "--title x -- --author of the text", "--title x | FILE --author of the text")]
    [InlineData("sources add", "--TITLE=\"\" text", "--title  | FILE text")]
    [InlineData("sources update", "a-source\n--reason late A new text", "--reason late | FILE A new text | ID a-source")]
    [InlineData("sources show", "--text a", "--text  | ID a")]
    [InlineData("sources show", "a --text", "--text  | ID a")]
    public void Reads_what_is_written_in_a_chat(string name, string text, string values)
    {
        Assert.Equal(values, CommandExamples.Parsed(CommandParser.Parse(Row(name), text)).ToString());
    }

    [Theory]
    [InlineData("sources add", "", "“sources add” needs the text behind it")]
    [InlineData("sources add", "--title x", "“sources add” needs the text behind it")]
    [InlineData("sources add", "--titel x text", "There is no option --titel")]
    [InlineData("sources add", "--title", "“sources add” needs a value behind --title")]
    [InlineData("sources add", "--title --author x y", "“sources add” needs a value behind --title")]
    [InlineData("sources add", "--title x --title y z", "--title stands there twice")]
    [InlineData("sources add", "--title \"x y", "A quotation mark is opened")]
    [InlineData("sources show", "", "“sources show” needs ID")]
    [InlineData("sources show", "\"x", "A quotation mark is opened")]
    [InlineData("sources show", "a b", "“sources show” can't use “b”")]
    public void Says_in_a_sentence_what_is_wrong(string name, string text, string sentence)
    {
        var misused = Assert.IsType<CommandParse.Misused>(CommandParser.Parse(Row(name), text));

        Assert.StartsWith(sentence, misused.Sentence, StringComparison.Ordinal);
        Assert.EndsWith(".", misused.Sentence, StringComparison.Ordinal);
        Assert.Single(misused.Sentence.Split('\n'));
    }

    private static CommandRow Row(string name) => CommandTable.Rows.Single(r => r.Name == name);
}
