namespace SpaceNewsBot.Core.Workspaces;

/// <summary>What a person may do in a workspace; each right holds those before it.</summary>
public enum Right
{
    /// <summary>Asks, and reads what everybody may read. Everybody has it.</summary>
    Reader,

    /// <summary>Keeps the sources and the answers.</summary>
    Moderator,

    /// <summary>Links chats, grants rights, backs up. The command line has it for every store that it can open.</summary>
    Owner,
}
