namespace SpaceNewsBot.Telegram;

/// <summary>
/// Spaces messages so that Telegram's limits are not met: one a second in a chat, 20 a minute in a group, 30 a second
/// overall (core.telegram.org/bots/faq, "My bot is hitting limits").
/// </summary>
/// <param name="time">The clock.</param>
internal sealed class SendPacer(TimeProvider time)
{
    private static readonly TimeSpan ChatInterval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan GroupInterval = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan OverallInterval = TimeSpan.FromSeconds(1) / 30;

    private readonly Lock gate = new();
    private readonly Dictionary<long, DateTimeOffset> nextOfChat = [];
    private DateTimeOffset nextOverall;

    /// <summary>Waits until a message to this chat may leave, and takes that place.</summary>
    public async Task WaitAsync(long chatId, CancellationToken cancellationToken)
    {
        TimeSpan wait;
        lock (gate)
        {
            var now = time.GetUtcNow();
            Forget(now);
            var place = Latest(now, nextOverall, nextOfChat.GetValueOrDefault(chatId));
            nextOverall = Latest(now, nextOverall) + OverallInterval;
            nextOfChat[chatId] = place + (chatId < 0 ? GroupInterval : ChatInterval);
            wait = place - now;
        }

        if (wait > TimeSpan.Zero)
        {
            await Task.Delay(wait, time, cancellationToken);
        }
    }

    /// <summary>Lets nothing leave for this chat until so much time has gone: what Telegram asks for with a 429.</summary>
    public void Hold(long chatId, TimeSpan duration)
    {
        lock (gate)
        {
            nextOfChat[chatId] = Latest(time.GetUtcNow() + duration, nextOfChat.GetValueOrDefault(chatId));
        }
    }

    private static DateTimeOffset Latest(params ReadOnlySpan<DateTimeOffset> instants)
    {
        var latest = instants[0];
        foreach (var instant in instants)
        {
            latest = instant > latest ? instant : latest;
        }

        return latest;
    }

    // Chats that may write at once need no entry; without this the table would grow with every chat ever seen.
    private void Forget(DateTimeOffset now)
    {
        if (nextOfChat.Count > 1_000)
        {
            foreach (var (chat, _) in nextOfChat.Where(c => c.Value <= now).ToList())
            {
                nextOfChat.Remove(chat);
            }
        }
    }
}
