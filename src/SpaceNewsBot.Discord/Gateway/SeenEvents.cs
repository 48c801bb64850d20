using SpaceNewsBot.Discord.Connection;

namespace SpaceNewsBot.Discord.Gateway;

/// <summary>The events of late, since Discord repeats some: after a resume, or in the next session.</summary>
internal sealed class SeenEvents
{
    private const int Most = 10_000;

    private readonly HashSet<string> ids = new(StringComparer.Ordinal);
    private readonly Queue<string> order = [];

    /// <summary>Notes an event; false when it is known already.</summary>
    public bool Add(DiscordEvent happened)
    {
        var id = happened switch
        {
            DiscordEvent.MessageCreated message => $"m{message.MessageId}",
            DiscordEvent.ThreadCreated thread => $"t{thread.ThreadId}",
            DiscordEvent.Interacted(var interaction) => $"i{interaction.Id}",
            _ => null,
        };
        if (id is null)
        {
            return true;
        }

        if (!ids.Add(id))
        {
            return false;
        }

        order.Enqueue(id);
        if (order.Count > Most)
        {
            ids.Remove(order.Dequeue());
        }

        return true;
    }
}
