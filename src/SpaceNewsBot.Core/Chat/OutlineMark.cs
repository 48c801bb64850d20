namespace SpaceNewsBot.Core.Chat;

/// <summary>Whether a line of an outline tells of what is, or of one side of a change.</summary>
public enum OutlineMark
{
    /// <summary>It tells of what is.</summary>
    None,

    /// <summary>It tells of what goes.</summary>
    Gone,

    /// <summary>It tells of what comes.</summary>
    Come,
}
