using System.Collections.Immutable;
using SpaceNewsBot.Core.Chat;

namespace SpaceNewsBot.Telegram;

/// <summary>
/// Turns a reply into messages in Telegram's HTML. Pure: the same reply, the same messages. Words of sources and users
/// are cleaned and escaped, and nothing in them becomes a link, a mention or a command.
/// </summary>
internal static class TelegramReplyRenderer
{
    /// <summary>What stands in the place of a message that the new reply doesn't need.</summary>
    public const string Outdated = "(This part is outdated.)";

    /// <summary>The messages, in order, each within Telegram's limits.</summary>
    public static ImmutableArray<string> Render(Reply reply) => TelegramPager.Lay(ReplyOutline.Of(reply).Select(LiveWords.Guard));
}
