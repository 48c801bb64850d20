namespace SpaceNewsBot.Discord.Connection;

/// <summary>What was used.</summary>
public enum DiscordInteractionKind
{
    /// <summary>A slash command.</summary>
    Command,

    /// <summary>A button.</summary>
    Component,

    /// <summary>An option of a command is being typed.</summary>
    Autocomplete,

    /// <summary>A form was sent.</summary>
    Modal,
}
