using System.Collections.Concurrent;
using Discord.WebSocket;

namespace SpaceNewsBot.Discord.DiscordNet;

/// <summary>The interactions of late, which Discord.Net answers by its own objects alone.</summary>
/// <param name="time">The clock.</param>
internal sealed class InteractionsAtHand(TimeProvider time)
{
    // discord.com/developers/docs/interactions/receiving-and-responding#responding-to-an-interaction
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(15);

    private readonly ConcurrentDictionary<string, SocketInteraction> byToken = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<(DateTimeOffset At, string Token)> order = [];

    /// <summary>Keeps one for as long as its token is good.</summary>
    public void Add(SocketInteraction interaction)
    {
        byToken[interaction.Token] = interaction;
        order.Enqueue((time.GetUtcNow(), interaction.Token));
        while (order.TryPeek(out var oldest) && oldest.At + Life < time.GetUtcNow() && order.TryDequeue(out oldest))
        {
            byToken.TryRemove(oldest.Token, out _);
        }
    }

    /// <summary>The interaction of a token; null when it ran out, or came before this program was started.</summary>
    public SocketInteraction? Find(string token) => byToken.GetValueOrDefault(token);
}
