using System.Globalization;

namespace SpaceNewsBot.Discord;

/// <summary>How the bot reaches Discord. Settings: <c>Discord:Token</c> and so on.</summary>
public sealed class DiscordOptions
{
    /// <summary>The name of the section of settings.</summary>
    public const string Section = "Discord";

    /// <summary>The bot's token from the developer portal; empty when the bot isn't to run in Discord. A secret.</summary>
    public string Token { get; set; } = "";

    /// <summary>Where the REST API is: scheme, host and port; the version's path is added.</summary>
    public string ApiUrl { get; set; } = "https://discord.com";

    /// <summary>Where the gateway is (ws or wss); empty for the address that the REST API names.</summary>
    public string GatewayUrl { get; set; } = "";

    /// <summary>Whether the gateway is asked for zlib-stream compression.</summary>
    public bool Compress { get; set; } = true;

    /// <summary>This instance's shard, as "index/count"; empty for a bot of one shard.</summary>
    public string Shard { get; set; } = "";

    /// <summary>The id of the role whose members moderate, beside those who may manage the server; empty for none.</summary>
    public string ModeratorRole { get; set; } = "";

    /// <summary>The id of the channel in which approvals, quarantines and corrections are posted; empty for none.</summary>
    public string ModeratorChannel { get; set; } = "";

    /// <summary>The shard's number, from 0, and how many there are; null for a bot of one shard or a setting that says neither.</summary>
    public (int Number, int Count)? ReadShard() =>
        Shard.Split('/', StringSplitOptions.TrimEntries) is [var number, var count]
        && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
        && int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var all)
        && index < all
            ? (index, all)
            : null;
}
