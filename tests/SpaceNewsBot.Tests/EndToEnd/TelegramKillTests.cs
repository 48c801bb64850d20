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
}
