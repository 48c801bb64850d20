namespace SpaceNewsBot.Discord.Connection;

/// <summary>A button's look, with Discord's numbers (discord.com/developers/docs/components/reference#button-button-styles).</summary>
public enum DiscordButtonStyle
{
    /// <summary>The one that is most likely meant.</summary>
    Primary = 1,

    /// <summary>One of several.</summary>
    Secondary = 2,

    /// <summary>Makes a change.</summary>
    Success = 3,

    /// <summary>Takes something away.</summary>
    Danger = 4,
}
