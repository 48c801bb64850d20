using SpaceNewsBot.Core.Answers;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Core.Citations;
using SpaceNewsBot.Core.Sources;
using SpaceNewsBot.Terminal;
using Xunit;

namespace SpaceNewsBot.Tests.Host;

public sealed class TerminalReplyRendererTests
{
    private const string Text = "The ferry stopped on Monday. Its engine had failed.";

    private static readonly SourceMetadata _metadata = new("Ferry stops", "Ada Quill", "Harbour Post", "https://harbour.example/ferry", new DateOnly(2024, 5, 6));

    [Fact]
    public void Puts_the_claims_first_and_each_quote_with_its_source_below()
    {
        var reply = Answer("It failed.", "Its engine had failed.", ["date"]);

        var text = new TerminalReplyRenderer(null, colours: false).Render(reply);

        Assert.Equal(
            """
            It failed. [1]
            Not said in the sources: date.

            [1] “Its engine had failed.”
                Ferry stops · Ada Quill · Harbour Post · 2024-05-06
                https://harbour.example/ferry · source ferry, revision 2

            """,
            text);
    }

    [Fact]
    public void Does_not_repeat_a_quote_that_its_claim_already_shows()
    {
        var reply = Answer("The story says: “Its engine had failed.”", "Its engine had failed.", []);

        var text = new TerminalReplyRenderer(null, colours: false).Render(reply);

        Assert.Equal(
            """
            The story says: “Its engine had failed.” [1]

            [1] Ferry stops · Ada Quill · Harbour Post · 2024-05-06
                https://harbour.example/ferry · source ferry, revision 2

            """,
            text);
    }

    [Fact]
    public void Shows_why_it_abstains_what_is_missing_and_the_nearest_passage()
    {
        var nearest = new Citation("default", "ferry", 2, new SourceMetadata(), 0, 28, "The ferry stopped on Monday.");
        var reply = new Reply.OfAnswer(new Abstention("The sources don't say who owns it.", ["person"], nearest));

        var text = new TerminalReplyRenderer(null, colours: false).Render(reply);

        Assert.Equal(
            """
            The sources don't say who owns it.
            Not said in the sources: person.

            The passage that comes nearest:
            “The ferry stopped on Monday.”
            source ferry, revision 2

            """,
            text);
    }

    [Fact]
    public void Wraps_to_the_width_and_keeps_the_indent()
    {
        var reply = Answer("It failed.", Text, []);

        var lines = new TerminalReplyRenderer(30, colours: false).Render(reply).Split('\n');

        Assert.All(lines, line => Assert.True(line.Length <= 30 || !line.Trim().Contains(' '), line));
        Assert.Contains("    Monday. Its engine had", lines);
    }

    [Theory]
    [InlineData("\e[31mred\e[0m", "␛[31mred␛[0m")]
    [InlineData("a\u009b2Jb", "a�2Jb")]
    [InlineData("bell\a\0", "bell␇␀")]
    [InlineData("left\u202Eright\u2066", "leftright")]
    [InlineData("two\r\nlines\u2028more", "two␍ lines more")]
    [InlineData("\U0001F680 עברית", "\U0001F680 עברית")]
    public void Makes_what_others_wrote_harmless(string written, string shown)
    {
        var abstention = new Abstention(written, [written], new Citation("default", written, 1, new SourceMetadata(Title: written), 0, 1, written));

        var text = new TerminalReplyRenderer(null, colours: false).Render(new Reply.OfAnswer(abstention));

        Assert.Equal(
            $"{shown}\nNot said in the sources: {shown}.\n\nThe passage that comes nearest:\n“{shown}”\n{shown}\nsource {shown}, revision 1\n",
            text);
    }

    [Fact]
    public void Pictures_half_a_surrogate_pair()
    {
        var abstention = new Abstention("half \ud83d", [], null);

        Assert.Equal("half �\n", new TerminalReplyRenderer(null, colours: false).Render(new Reply.OfAnswer(abstention)));
    }

    [Fact]
    public void Colours_only_where_they_are_welcome()
    {
        var reply = Answer("It failed.", "Its engine had failed.", []);

        Assert.DoesNotContain('\e', new TerminalReplyRenderer(80, colours: false).Render(reply));
        Assert.Contains("\e[1mIt failed. [1]\e[0m", new TerminalReplyRenderer(80, colours: true).Render(reply), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, null, null, true)]
    [InlineData(false, null, null, false)]
    [InlineData(true, "1", null, false)]
    [InlineData(true, "", null, true)]
    [InlineData(true, null, "dumb", false)]
    public void Colours_need_a_terminal_and_nobody_who_minds(bool isTerminal, string? noColor, string? term, bool colours)
    {
        var io = new TerminalIo
        {
            Out = TextWriter.Null,
            Error = TextWriter.Null,
            OpenInput = () => Stream.Null,
            ReadVariable = name => name switch { "NO_COLOR" => noColor, "TERM" => term, _ => null },
            OutputIsTerminal = isTerminal,
        };

        Assert.Equal(colours, io.Colours);
    }

    private static Reply.OfAnswer Answer(string claim, string quote, string[] missing)
    {
        var revision = new SourceRevision("default", "ferry", 2, _metadata, Text, [], DateTimeOffset.UnixEpoch, "test", "test");
        var draft = new DraftAnswer([new DraftClaim(claim, [new DraftQuote("default", "ferry", 2, quote)])], [.. missing]);
        return new Reply.OfAnswer(GroundedAnswer.Verify(draft, [revision])!);
    }
}
