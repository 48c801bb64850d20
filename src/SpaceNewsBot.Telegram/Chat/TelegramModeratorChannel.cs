using System.Globalization;
using Microsoft.Extensions.Options;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Core.Notices;

namespace SpaceNewsBot.Telegram.Chat;

/// <summary>The moderators' chat that the settings name.</summary>
/// <param name="options">The chat's id.</param>
internal sealed class TelegramModeratorChannel(IOptions<TelegramOptions> options) : IModeratorChannel
{
    public string Platform => TelegramAddress.Platform;

    public Task<ConversationAddress?> FindAsync(CancellationToken cancellationToken) => Task.FromResult<ConversationAddress?>(
        new TelegramAddress(long.Parse(options.Value.ModeratorChat, CultureInfo.InvariantCulture), null).ToConversation());
}
