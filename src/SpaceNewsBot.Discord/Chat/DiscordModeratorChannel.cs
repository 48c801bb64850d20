using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Core.Notices;
using SpaceNewsBot.Discord.Connection;

namespace SpaceNewsBot.Discord.Chat;

/// <summary>The moderators' channel that the settings name.</summary>
/// <param name="connection">Discord.</param>
/// <param name="options">The channel's id.</param>
/// <param name="logger">Gets codes.</param>
internal sealed partial class DiscordModeratorChannel(
    IDiscordConnection connection,
    IOptions<DiscordOptions> options,
    ILogger<DiscordModeratorChannel> logger) : IModeratorChannel
{
    private ConversationAddress? found;

    public string Platform => DiscordAddress.Platform;

    public async Task<ConversationAddress?> FindAsync(CancellationToken cancellationToken)
    {
        if (found is not null)
        {
            return found;
        }

        var result = await connection.CallAsync(new DiscordCall.FindChannel(options.Value.ModeratorChannel.Trim()), cancellationToken);
        if (result is DiscordResult.Channel { GuildId: { } guild } channel)
        {
            return found = new DiscordAddress(guild, channel.Id).ToConversation();
        }

        LogNotFound((result as DiscordResult.Refused)?.Code ?? 0);
        return null;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Discord doesn't show the bot the moderators' channel (code {Code}): correct the setting Discord:ModeratorChannel, or let the bot see that channel.")]
    private partial void LogNotFound(int code);
}
