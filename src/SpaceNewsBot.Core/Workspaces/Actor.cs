namespace SpaceNewsBot.Core.Workspaces;

/// <summary>Somebody who does something: a person on a chat platform, or whoever sits at the command line.</summary>
/// <param name="Platform">The platform's name in lower case, for example "telegram".</param>
/// <param name="UserId">The platform's id of the person, without white space.</param>
public sealed record Actor(string Platform, string UserId)
{
    /// <summary>Whoever can open the store's file.</summary>
    public static Actor CommandLine { get; } = new("terminal", "command line");

    /// <summary>Whether it is somebody to whom one can write in private. A group or channel that writes in its own name has a negative id.</summary>
    public bool IsPerson => UserId is not ['-', ..];

    /// <summary>Reads "platform:id", as moderators type it; null when it is written otherwise.</summary>
    public static Actor? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Trim().Split(':', 2) is [{ Length: > 0 and <= 20 } platform, { Length: > 0 and <= 100 } user]
            && platform.All(char.IsAsciiLetter)
            && user.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '@')
            ? new Actor(platform.ToLowerInvariant(), user)
            : null;
    }

    /// <summary>As it is shown and stored: "command line", or "platform:id".</summary>
    public override string ToString() => this == CommandLine ? CommandLine.UserId : $"{Platform}:{UserId}";
}
