namespace SpaceNewsBot.Discord.Connection;

/// <summary>What an option takes, with Discord's numbers.</summary>
public enum DiscordOptionKind
{
    /// <summary>Text.</summary>
    Text = 3,

    /// <summary>A whole number.</summary>
    Number = 4,

    /// <summary>Yes or no.</summary>
    Switch = 5,

    /// <summary>A channel, thread or forum.</summary>
    Channel = 7,

    /// <summary>A file.</summary>
    Attachment = 11,
}
