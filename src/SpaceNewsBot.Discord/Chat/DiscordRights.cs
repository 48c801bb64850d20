using SpaceNewsBot.Core.Workspaces;

namespace SpaceNewsBot.Discord.Chat;

/// <summary>What Discord's permissions come to here (discord.com/developers/docs/topics/permissions).</summary>
internal static class DiscordRights
{
    /// <summary>Who may manage the server moderates; moderators' commands are hidden from others by it.</summary>
    public const ulong ManageGuild = 1UL << 5;

    private const ulong Administrator = 1UL << 3;

    /// <summary>The right of a member: administrators own, those who may manage the server and the role of the setting moderate.</summary>
    /// <param name="permissions">The member's permissions; 0 where Discord doesn't tell.</param>
    /// <param name="roles">The member's roles.</param>
    /// <param name="moderatorRole">The role of the setting; empty for none.</param>
    public static Right Of(ulong permissions, IEnumerable<string> roles, string moderatorRole) =>
        (permissions & Administrator) != 0 ? Right.Owner
        : (permissions & ManageGuild) != 0 || (moderatorRole.Length > 0 && roles.Contains(moderatorRole)) ? Right.Moderator
        : Right.Reader;
}
