namespace SpaceNewsBot.Discord.Chat;

/// <summary>The address under which somebody adds the bot to their server (discord.com/developers/docs/topics/oauth2#bot-authorization-flow).</summary>
internal static class DiscordInvite
{
    // View channels, send messages, embed links, read message history, send messages in threads.
    private const ulong Permissions = (1UL << 10) | (1UL << 11) | (1UL << 14) | (1UL << 16) | (1UL << 38);

    /// <summary>The address, with the scopes and permissions that the bot needs and no more.</summary>
    public static string AddressOf(string applicationId) => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"https://discord.com/oauth2/authorize?client_id={applicationId}&scope=bot%20applications.commands&permissions={Permissions}");
}
