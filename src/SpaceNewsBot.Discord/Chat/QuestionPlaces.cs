using System.Collections.Immutable;
using SpaceNewsBot.Discord.Connection;

namespace SpaceNewsBot.Discord.Chat;

/// <summary>Where every message is a question: the question channels, and the first message of a post in a question forum.</summary>
/// <param name="connection">Tells of threads that were made unseen.</param>
internal sealed class QuestionPlaces(IDiscordConnection connection)
{
    // A post's first message follows its thread at once.
    private const int MostThreads = 1_000;

    private readonly Dictionary<string, DiscordEvent.ThreadCreated> threads = new(StringComparer.Ordinal);
    private readonly Queue<string> order = [];
    private volatile ImmutableHashSet<string> channels = [];

    /// <summary>Whether there are any.</summary>
    public bool Any => !channels.IsEmpty;

    /// <summary>Replaces the channels and forums.</summary>
    public void Set(IEnumerable<string> ids) => channels = ids.ToImmutableHashSet(StringComparer.Ordinal);

    /// <summary>Remembers a new thread for its first message.</summary>
    public void Note(DiscordEvent.ThreadCreated thread)
    {
        if (channels.Contains(thread.ParentId) && threads.TryAdd(thread.ThreadId, thread))
        {
            order.Enqueue(thread.ThreadId);
            if (order.Count > MostThreads)
            {
                threads.Remove(order.Dequeue());
            }
        }
    }

    /// <summary>The question that a message asks by its place; null where messages aren't questions.</summary>
    public async Task<string?> FindQuestionAsync(DiscordEvent.MessageCreated message, CancellationToken cancellationToken)
    {
        if (!Any || message.IsAutomatic)
        {
            return null;
        }

        if (channels.Contains(message.ChannelId))
        {
            return message.Content;
        }

        // "The starter message of a thread in a forum has the thread's id" (discord.com/developers/docs/topics/threads#forums).
        if (message.MessageId != message.ChannelId)
        {
            return null;
        }

        if (threads.Remove(message.ChannelId, out var thread))
        {
            return Choose(thread.Name, message.Content);
        }

        return await connection.CallAsync(new DiscordCall.FindChannel(message.ChannelId), cancellationToken) is DiscordResult.Channel channel
            && channel.ParentId is { } parent
            && channels.Contains(parent)
                ? Choose(channel.Name, message.Content)
                : null;
    }

    /// <summary>A post's title asks, unless only its text has a question mark.</summary>
    private static string Choose(string title, string text) =>
        !string.IsNullOrWhiteSpace(text) && text.Contains('?', StringComparison.Ordinal) && !title.Contains('?', StringComparison.Ordinal) ? text : title;
}
