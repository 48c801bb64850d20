using SpaceNewsBot.Telegram.Chat;
using SpaceNewsBot.Telegram.Connection;
using SpaceNewsBot.Tests.Support;
using SpaceNewsBot.Tests.Support.Telegram;
using Telegram.Bot.Requests;
using Xunit;

namespace SpaceNewsBot.Tests.Telegram;

/// <summary>The limits of core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this.</summary>
public sealed class SendPacerTests
{
    private const long Group = -1009;

    private readonly SteppedTime time = new();
    private readonly List<(long Chat, int Message, TimeSpan At)> left = [];
    private readonly SendPacer pacer;

    public SendPacerTests() => pacer = new SendPacer(time);

    [Fact]
    public void A_chat_is_written_to_once_a_second_in_the_order_of_asking()
    {
        time.Run(() => Task.WhenAll(Send(77, 5)));

        Assert.Equal([0, 1, 2, 3, 4], left.Select(l => l.Message));
        Assert.All(Gaps(left, 1), gap => Assert.InRange(gap, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1.1)));
        Assert.Equal(TimeSpan.Zero, left[0].At);
    }

    [Fact]
    public void A_group_gets_its_first_messages_quickly_and_twenty_in_any_minute()
    {
        time.Run(() => Task.WhenAll(Send(Group, 45)));

        Assert.All(Gaps(left.Take(20), 1), gap => Assert.InRange(gap, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1.1)));
        Assert.All(Gaps(left, 20), gap => Assert.InRange(gap, TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(65)));
        Assert.Equal(Enumerable.Range(0, 45), left.Select(l => l.Message));
    }

    [Fact]
    public void A_private_chat_knows_no_limit_of_a_minute()
    {
        time.Run(() => Task.WhenAll(Send(77, 60)));

        Assert.InRange(left[^1].At, TimeSpan.FromSeconds(59), TimeSpan.FromSeconds(65));
    }

    [Fact]
    public void All_chats_together_get_thirty_messages_in_any_second_also_when_their_next_ones_fall_due_together()
    {
        time.Run(() => Task.WhenAll(Enumerable.Range(1, 100).SelectMany(chat => Send(chat, 3))));

        Assert.Equal(300, left.Count);
        Assert.All(Gaps(left, 30), gap => Assert.True(gap >= TimeSpan.FromSeconds(1), $"{gap}"));
        Assert.True(left[^1].At < TimeSpan.FromSeconds(12), "It goes no slower than it has to.");
    }

    [Fact]
    public void Chats_that_were_held_until_the_same_time_do_not_leave_together()
    {
        time.Run(async () =>
        {
            var all = Task.WhenAll(Enumerable.Range(1, 100).SelectMany(chat => Send(chat, 1)));
            foreach (var chat in Enumerable.Range(1, 100))
            {
                pacer.Hold(chat, TimeSpan.FromSeconds(10));
            }

            await all;
        });

        Assert.All(Gaps(left, 30), gap => Assert.True(gap >= TimeSpan.FromSeconds(1), $"{gap}"));
    }

    [Fact]
    public void A_chat_does_not_wait_for_another()
    {
        pacer.Hold(77, TimeSpan.FromMinutes(10));

        time.Run(() => Task.WhenAll([.. Send(77, 2), .. Send(Group, 30), .. Send(78, 1)]));

        Assert.True(left.Single(l => l.Chat == 78).At < TimeSpan.FromSeconds(0.1));
        Assert.True(left.First(l => l.Chat == Group).At < TimeSpan.FromSeconds(0.1));
    }

    [Fact]
    public void A_hold_lets_nobody_of_the_chat_through_early_who_waits_already()
    {
        time.Run(async () =>
        {
            var all = Task.WhenAll(Send(77, 4));
            await Task.Delay(TimeSpan.FromSeconds(0.5), time);
            pacer.Hold(77, TimeSpan.FromSeconds(30));
            await all;
        });

        Assert.Equal([0, 1, 2, 3], left.Select(l => l.Message));
        Assert.Equal(TimeSpan.Zero, left[0].At);
        Assert.True(left[1].At >= TimeSpan.FromSeconds(30.5), $"{left[1].At}");
        Assert.All(Gaps(left.Skip(1), 1), gap => Assert.True(gap >= TimeSpan.FromSeconds(1), $"{gap}"));
    }

    [Fact]
    public void A_shorter_hold_does_not_end_a_longer_one()
    {
        pacer.Hold(77, TimeSpan.FromSeconds(30));
        pacer.Hold(77, TimeSpan.FromSeconds(2));

        time.Run(() => Task.WhenAll(Send(77, 1)));

        Assert.Equal(TimeSpan.FromSeconds(30), Assert.Single(left).At);
    }

    [Fact]
    public void Who_no_longer_waits_keeps_nobody_waiting()
    {
        using var patience = new CancellationTokenSource();
        pacer.Hold(77, TimeSpan.FromSeconds(30));

        time.Run(async () =>
        {
            var given = pacer.WaitAsync(77, patience.Token);
            var all = Task.WhenAll(Send(77, 1));
            time.Enter();
            await patience.CancelAsync();
            time.Leave();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => given);
            await all;
        });

        Assert.Equal(TimeSpan.FromSeconds(30), Assert.Single(left).At);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void The_wall_clock_may_be_set_as_somebody_likes(int hours)
    {
        time.Run(async () =>
        {
            var all = Task.WhenAll([.. Send(77, 4), .. Send(Group, 25)]);
            await Task.Delay(TimeSpan.FromSeconds(1.5), time);
            time.WallClockSetBy = TimeSpan.FromHours(hours);
            await all;
        });

        Assert.All(Gaps(left.Where(l => l.Chat == 77), 1), gap => Assert.InRange(gap, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1.2)));
        Assert.All(Gaps(left.Where(l => l.Chat == Group), 20), gap => Assert.InRange(gap, TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(65)));
    }

    [Fact]
    public void Forgets_the_chats_of_long_ago()
    {
        const int Chats = 20_000;

        time.Run(async () =>
        {
            for (var chat = 1; chat <= Chats; chat++)
            {
                await pacer.WaitAsync(chat % 2 == 0 ? chat : -chat, CancellationToken.None);
            }
        });

        // As many as a minute holds, and those below which it isn't worth the trouble.
        Assert.InRange(pacer.KnownChats, 1, 3_000);
    }

    [Fact]
    public async Task A_flood_of_messages_meets_no_limit_and_arrives_in_order()
    {
        await using var server = await BotApiServer.StartAsync(time);
        server.KeepsLimits = true;
        using var folder = new TemporaryFolder();
        await using var bot = new TestBot(folder.Path, server, time: time);
        long[] chats = [.. Enumerable.Range(1, 5).Select(i => -1000L - i), .. Enumerable.Range(1, 20).Select(i => 100L + i)];
        foreach (var chat in chats)
        {
            server.Write("Hello", chat, 5, chat < 0 ? "supergroup" : "private");
        }

        // Of the messages 40 go to groups, 24 of them to one: more than it takes in a minute.
        var targets = Enumerable.Repeat(chats[0], 24).Concat(chats[1..5].SelectMany(c => Enumerable.Repeat(c, 4))).Concat(chats[5..]).ToList();
        Assert.Equal(60, targets.Count);
        var caller = bot.Part<TelegramCaller>();

        time.Run(() => Task.WhenAll(targets.Select(async (chat, number) =>
        {
            await caller.CallAsync(
                new TelegramAddress(chat, null),
                where =>
                {
                    time.Enter();
                    return new SendMessageRequest { ChatId = where.ChatId, Text = $"{number}" };
                },
                CancellationToken.None);
            time.Leave();
        })));

        Assert.Empty(server.EarlyRequests);
        Assert.Empty(server.Refusals);
        Assert.Equal(60, server.Calls.Count(c => c.Method == "sendMessage"));
        Assert.Equal(60, server.Sent.Count);
        Assert.All(server.Sent.GroupBy(m => m.ChatId), chat =>
            Assert.Equal(targets.Index().Where(t => t.Item == chat.Key).Select(t => $"{t.Index}"), chat.Select(m => m.Text)));
        Assert.InRange(time.Elapsed, TimeSpan.FromSeconds(61), TimeSpan.FromSeconds(70));
    }

    /// <summary>Asks for leave for so many messages at once.</summary>
    private List<Task> Send(long chat, int count) => [.. Enumerable.Range(0, count).Select(async number =>
    {
        await pacer.WaitAsync(chat, CancellationToken.None);
        left.Add((chat, number, time.Elapsed));
    })];

    /// <summary>How long after each message the one so many behind it left.</summary>
    private static IEnumerable<TimeSpan> Gaps(IEnumerable<(long Chat, int Message, TimeSpan At)> messages, int behind)
    {
        var times = messages.Select(m => m.At).ToList();
        return times.Skip(behind).Zip(times, (later, earlier) => later - earlier);
    }
}
