namespace SpaceNewsBot.Core.Commands;

/// <summary>Where a command is offered.</summary>
[Flags]
public enum CommandSurfaces
{
    /// <summary>Nowhere.</summary>
    None = 0,

    /// <summary>The command line.</summary>
    Terminal = 1,

    /// <summary>A chat that one person alone reads.</summary>
    PrivateChat = 2,

    /// <summary>A chat that several read.</summary>
    Group = 4,

    /// <summary>Every chat.</summary>
    Chats = PrivateChat | Group,

    /// <summary>Everywhere.</summary>
    Everywhere = Terminal | Chats,
}
