namespace SpaceNewsBot.Core.Chat;

/// <summary>Where a reply goes.</summary>
/// <param name="Conversation">The chat.</param>
/// <param name="Key">
/// Unique among what is posted on the platform: where the platform can tell, the same part under the same key is posted once.
/// At most 22 characters.
/// </param>
/// <param name="ItemId">The recorded message that is replied to; null when the bot speaks of itself.</param>
/// <param name="Route">What the platform needs beside the address, in its own words; null for nothing.</param>
public sealed record ReplyTarget(ConversationAddress Conversation, string Key, long? ItemId = null, string? Route = null)
{
    // Platforms know keys for minutes: in that time nobody edits a message so often, and a key stays short.
    private const string Versions = "bcdefghijklmnopqrstuvwxyz";

    /// <summary>The reply to a recorded message. To an edited one it is another reply, under another key.</summary>
    public static ReplyTarget Of(InboxItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        var version = item.Version > 1 ? Versions[(item.Version - 2) % Versions.Length].ToString() : "";
        return new ReplyTarget(item.Message.Conversation, item.Message.UpdateId + version, item.Id, item.Message.Route);
    }
}
