using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Core.Corrections;
using SpaceNewsBot.Core.Sources;
using SpaceNewsBot.Terminal;
using SpaceNewsBot.Tests.Support;
using Xunit;

namespace SpaceNewsBot.Tests.Host;

public sealed class TerminalChatPlatformTests
{
    private static readonly DateTimeOffset _noon = new(2022, 3, 5, 12, 0, 0, TimeSpan.Zero);

    private readonly StringWriter _output = new() { NewLine = "\n" };
    private readonly TerminalChatPlatform _platform;

    public TerminalChatPlatformTests() => _platform = new TerminalChatPlatform(_output, new TerminalReplyRenderer(null, colours: false));

    [Fact]
    public async Task Writes_a_correction_below_with_the_answer_s_number_and_question()
    {
        var shift = new SourceShift("ferry", "Ferry \e[31mstops", 1, 1, SourceState.Removed);
        var reply = new Reply.OfCorrection(12, "Why did\nit stop?", _noon, shift, Answered.Abstained("The sources don't say.", [], null));

        var outcome = await EditAsync(reply);

        Assert.IsType<EditOutcome.Edited>(outcome);
        Assert.Equal(
            """
            Answer 12 to “Why did it stop?” was corrected: on 2022-03-05 12:00 UTC, source ferry “Ferry ␛[31mstops” was removed (revision 1 was quoted).

            The sources don't say.


            """,
            _output.ToString());
    }

    [Fact]
    public async Task Writes_a_retraction_with_its_reason()
    {
        await EditAsync(new Reply.OfRetraction(12, "Why?", _noon, "Wrong\nferry."));

        Assert.Equal("Answer 12 to “Why?” was retracted by a moderator on 2022-03-05 12:00 UTC: Wrong ferry.\n\n", _output.ToString());
    }

    [Fact]
    public async Task Writes_a_reply_once()
    {
        var target = new ReplyTarget(new ConversationAddress("terminal", "1"), "1");
        var outcomes = new List<SendOutcome>();
        for (var sent = 0; sent < 2; sent++)
        {
            await foreach (var outcome in _platform.SendAsync(target, new Reply.OfText(ReplyText.NoSources), sent, TestContext.Current.CancellationToken))
            {
                outcomes.Add(outcome);
            }
        }

        Assert.IsType<SendOutcome.Posted>(Assert.Single(outcomes));
        Assert.Equal($"{ReplyText.NoSources.Text}\n\n", _output.ToString());
    }

    private Task<EditOutcome> EditAsync(Reply reply) =>
        _platform.EditAsync(new ReplyTarget(new ConversationAddress("terminal", "1"), "1"), ["1"], reply, TestContext.Current.CancellationToken);
}
