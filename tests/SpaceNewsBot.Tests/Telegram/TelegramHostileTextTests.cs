using System.Text;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Core.Sources;
using SpaceNewsBot.Tests.Support;
using SpaceNewsBot.Tests.Support.Telegram;
using Xunit;

namespace SpaceNewsBot.Tests.Telegram;

/// <summary>Text that broke other programs goes through Telegram both ways as what it is.</summary>
public sealed class TelegramHostileTextTests
{
    private const long FirstChat = 10_000;

    private static readonly TimeSpan SendTimeout = TimeSpan.FromSeconds(30);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_row_of_the_corpus_is_recorded_as_a_person_wrote_it_and_shown_as_a_source_says_it()
    {
        // No message is empty (core.telegram.org/bots/api#sendmessage), and JSON carries no half surrogate pairs.
        var rows = Robustness.Read("naughty.jsonl").Where(r => Said(r.Payload).Trim().Length > 0).ToList();
        var time = new ObservedTime();
        await using var server = await BotApiServer.StartAsync(time);
        using var folder = new TemporaryFolder();
        await using var bot = new TestBot(folder.Path, server, time: time);
        var updates = rows.Select((row, i) => server.Write(row.Payload, FirstChat + i)).ToList();
        using var stop = new CancellationTokenSource();
        var listening = bot.Listener.RunAsync(stop.Token);
        await server.UntilAsync(s => s.Waiting.Count == 0, Cancellation);
        await stop.CancelAsync();
        Assert.Null(await listening);
        Assert.Empty(server.Sent);

        foreach (var (index, (row, update)) in rows.Zip(updates).Index())
        {
            var recorded = await bot.Inbox.FindAsync("telegram", $"{update}", Cancellation);
            Assert.Equal((row.Id, HalvesReplaced(row.Payload)), (row.Id, recorded?.Message.Text));

            var sending = SendAsync(bot.Platform, FirstChat + index, row.Payload);
            await time.RunAsync(sending, Cancellation, SendTimeout);
            var shown = string.Concat(server.Sent.Where(m => m.ChatId == FirstChat + index).Select(m => m.Text));
            Assert.True(
                SamplePreviews.Comparable(shown).Contains(SamplePreviews.Comparable(Said(row.Payload)), StringComparison.Ordinal),
                $"{row.Id} is shown as: {shown}");
        }

        Assert.True(rows.Count > 100, $"{rows.Count}");
        Assert.Empty(server.Refusals);
        Assert.All(server.Sent, m => Assert.False(m.HasPreview));
        Assert.All(server.Sent, m => Assert.DoesNotContain(m.Entities, e => e.Tag == "a"));
    }

    private static async Task SendAsync(IChatPlatform platform, long chat, string text)
    {
        var revision = new SourceRevision(
            SourceLimits.DefaultWorkspace, "quay", 1, new SourceMetadata(), text, [new Passage(0, PassageKind.Body, 0, text.Length)], DateTimeOffset.UnixEpoch, "test", "test");
        await foreach (var outcome in platform.SendAsync(
            new ReplyTarget(new ConversationAddress("telegram", $"{chat}"), "1"), new Reply.OfSource(revision, TextOnly: true), 0, Cancellation))
        {
            Assert.IsType<SendOutcome.Posted>(outcome);
        }
    }

    /// <summary>What is left of a text once the bot and Telegram's servers have taken out what could disturb a message.</summary>
    private static string Said(string text) => CleanText.Of(text);

    private static string HalvesReplaced(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
