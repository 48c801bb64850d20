namespace SpaceNewsBot.Core.Chat;

/// <summary>What a button does.</summary>
public enum ReplyActionKind
{
    /// <summary>Shows something, or notes an opinion.</summary>
    Shows,

    /// <summary>Makes a change.</summary>
    Confirms,

    /// <summary>Drops a change.</summary>
    Cancels,
}
