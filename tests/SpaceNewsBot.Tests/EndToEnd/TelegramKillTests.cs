using SpaceNewsBot.Core.Sources;
using SpaceNewsBot.Tests.Support;
using SpaceNewsBot.Tests.Support.Telegram;
using Xunit;

namespace SpaceNewsBot.Tests.EndToEnd;

public class TelegramKillTests
{
    [Theory]
    [InlineData(KillPoint.Received, 1)]
    [InlineData(KillPoint.Recorded, 1)]
    [InlineData(KillPoint.Answered, 1)]
    [InlineData(KillPoint.SentButNotRecorded, 2)]
    [InlineData(KillPoint.RecordedAsSent, 1)]
    public async Task Answers_every_question_once_wherever_it_was_killed_and_twice_only_between_sent_and_recorded(KillPoint point, int replies)
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var folder = new TemporaryFolder();
        await using var server = await BotApiServer.StartAsync();
        await using var killed = new TestBot(folder.Path, server, point, withEngine: true);
        var update = server.Write("Who suspended what, and why?");
        await killed.StartAsync();
        await killed.Kill.Killed.WaitAsync(TimeSpan.FromSeconds(30), cancellation);

        await using var next = new TestBot(folder.Path, server, withEngine: true);
        await next.StartAsync();
        await next.CompletedAsync(cancellation);
        await server.UntilAsync(s => !s.Waiting.Contains(update), cancellation);

        Assert.Equal(replies, server.Sent.Count);
        var text = Assert.Single(server.Sent.Select(m => m.Text).Distinct());
        Assert.Contains("[1]", text, StringComparison.Ordinal);
        Assert.Contains("revision 1", text, StringComparison.Ordinal);
        Assert.Equal(2, $"{killed.Log.Text}{next.Log.Text}".Split("was answered in").Length);
        Assert.Empty(await next.Inbox.ReadHeadsAsync(["telegram", "test"], 10, cancellation));
    }

    [Theory]
    [InlineData(KillPoint.Received)]
    [InlineData(KillPoint.Recorded)]
    [InlineData(KillPoint.Answered)]
    [InlineData(KillPoint.SentButNotRecorded)]
    [InlineData(KillPoint.RecordedAsSent)]
    public async Task Answers_an_edited_question_in_its_one_message_wherever_it_was_killed(KillPoint point)
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var folder = new TemporaryFolder();
        await using var server = await BotApiServer.StartAsync();
        await AnswerAsync(folder, server, "Who is Bill Nelson?");

        server.Edit(server.LastMessageId, "Who suspended what, and why?", 77);
        await using var next = await KillAndStartAsync(folder, server, point);
        await next.CompletedAsync(cancellation);

        var shown = Assert.Single(server.Shown);
        Assert.Equal(1, shown.Edits);
        Assert.Contains("OneWeb", shown.Text, StringComparison.Ordinal);
        Assert.Single(server.Sent);
        Assert.Empty(await next.Inbox.ReadHeadsAsync(["telegram"], 10, cancellation));
    }

    [Theory]
    [InlineData(KillPoint.Received, 1)]
    [InlineData(KillPoint.Recorded, 1)]
    [InlineData(KillPoint.SentButNotRecorded, 2)]
    [InlineData(KillPoint.RecordedAsSent, 1)]
    public async Task Shows_what_a_button_asks_for_once_wherever_it_was_killed_and_twice_only_between_sent_and_recorded(KillPoint point, int replies)
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var folder = new TemporaryFolder();
        await using var server = await BotApiServer.StartAsync();
        await AnswerAsync(folder, server, "Who suspended what, and why?");

        var press = server.Press(server.Sent[0], "Evidence", 77);
        await using var next = await KillAndStartAsync(folder, server, point);
        await next.CompletedAsync(cancellation);
        await server.UntilAsync(s => !s.Waiting.Contains(press) && s.Acknowledged.Count > 0, cancellation);

        Assert.Equal(1 + replies, server.Sent.Count);
        Assert.Single(server.Sent.Skip(1).Select(m => m.Text).Distinct());
        Assert.Single(server.Acknowledged);
    }

    [Theory]
    [InlineData(KillPoint.Received)]
    [InlineData(KillPoint.Recorded)]
    [InlineData(KillPoint.Answered)]
    [InlineData(KillPoint.SentButNotRecorded)]
    [InlineData(KillPoint.RecordedAsSent)]
    public async Task Knows_the_answer_that_was_posted_by_inline_mode_wherever_it_was_killed(KillPoint point)
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var folder = new TemporaryFolder();
        await using var server = await BotApiServer.StartAsync();
        int asked;
        await using (var offering = new TestBot(folder.Path, server, withEngine: true))
        {
            await offering.StartAsync();
            asked = server.Ask("Who suspended what, and why?", 77, "supergroup");
            await server.InlineAnswerAsync(asked);
        }

        var (_, message) = server.Choose(asked, 3);
        await using var next = await KillAndStartAsync(folder, server, point);
        await next.CompletedAsync(cancellation);
        await next.Part<ISourceStore>().RemoveAsync("default", "starter", 1, "command line", "A test needs it.", cancellation);
        await server.UntilAsync(s => s.Inline[message].Edits == 2, cancellation);

        Assert.Contains("This answer was corrected", server.Inline[message].Text, StringComparison.Ordinal);
        Assert.Empty(server.Sent);
    }

    [Fact]
    public async Task A_clock_that_jumps_brings_no_answer_twice_and_loses_none()
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var folder = new TemporaryFolder();
        await using var server = await BotApiServer.StartAsync();
        foreach (var jump in new[] { TimeSpan.Zero, TimeSpan.FromDays(-2), TimeSpan.FromHours(5), TimeSpan.FromDays(-400) })
        {
            await using var bot = new TestBot(folder.Path, server, time: new ShiftedTime(jump), withEngine: true);
            await bot.StartAsync();
            server.Write("Who is Bill Nelson?", 100);
            await bot.CompletedAsync(cancellation);
            server.Edit(server.LastMessageId, "Who suspended what, and why?", 100);
            await bot.CompletedAsync(cancellation);
        }

        Assert.Equal(4, server.Sent.Count);
        Assert.All(server.Shown, m => Assert.Equal((1, true), (m.Edits, m.Text.Contains("OneWeb", StringComparison.Ordinal))));
        Assert.Empty(server.Waiting);
    }

    [Fact]
    public async Task Answers_anew_when_the_source_was_changed_before_the_answer_was_posted()
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var folder = new TemporaryFolder();
        await using var server = await BotApiServer.StartAsync();
        await using var killed = new TestBot(folder.Path, server, KillPoint.Answered);
        await killed.Sources.CommitAsync(SampleSources.Commit(HarbourAnswers.SourceId, "Dockers stopped work."), cancellation);
        server.Write("Who stopped work?");
        await killed.StartAsync();
        await killed.Kill.Killed.WaitAsync(TimeSpan.FromSeconds(30), cancellation);

        await using var next = new TestBot(folder.Path, server);
        await next.Sources.CommitAsync(SampleSources.Commit(HarbourAnswers.SourceId, "Pilots stopped work.", 2), cancellation);
        await next.StartAsync();
        await next.CompletedAsync(cancellation);

        var reply = Assert.Single(server.Sent);
        Assert.Contains("Pilots stopped work.", reply.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Dockers", reply.Text, StringComparison.Ordinal);
    }

    private static async Task AnswerAsync(TemporaryFolder folder, BotApiServer server, string question)
    {
        await using var bot = new TestBot(folder.Path, server, withEngine: true);
        await bot.StartAsync();
        server.Write(question);
        await bot.CompletedAsync(TestContext.Current.CancellationToken);
        await server.UntilAsync(s => s.Waiting.Count == 0, TestContext.Current.CancellationToken);
    }

    private static async Task<TestBot> KillAndStartAsync(TemporaryFolder folder, BotApiServer server, KillPoint point)
    {
        await using var killed = new TestBot(folder.Path, server, point, withEngine: true);
        await killed.StartAsync();
        await killed.Kill.Killed.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        var next = new TestBot(folder.Path, server, withEngine: true);
        await next.StartAsync();
        return next;
    }
}
