using System.Collections.Frozen;
using System.Collections.Immutable;
using SpaceNewsBot.Core.Commands;
using SpaceNewsBot.Core.Workspaces;
using SpaceNewsBot.Discord.Chat;
using SpaceNewsBot.Discord.Connection;

namespace SpaceNewsBot.Discord.Commands;

/// <summary>
/// The command table as slash commands. A list that everybody may see is a command under its group's name ("sources");
/// moderators' rows are subcommands ("source add"), since a command with subcommands can't be used alone, and is shown or
/// hidden as a whole.
/// </summary>
internal static class DiscordCommandTable
{
    /// <summary>The option that keeps a reply to <see cref="CommandTable.Ask"/> from others.</summary>
    public const string Private = "private";

    // What a menu of slash commands greets with already.
    private const string Greeting = "start";

    private static readonly ImmutableArray<(string Name, CommandRow Row)> Named =
    [
        .. CommandTable.Rows.Where(IsOffered).GroupBy(row => row.FirstWord).SelectMany(Name),
    ];

    private static readonly FrozenDictionary<string, CommandRow> ByName =
        Named.ToFrozenDictionary(n => n.Name, n => n.Row, StringComparer.Ordinal);

    private static readonly FrozenDictionary<CommandRow, string> ByRow = Named.ToFrozenDictionary(n => n.Row, n => n.Name);

    /// <summary>The commands to register.</summary>
    public static ImmutableArray<DiscordCommand> Commands { get; } = [.. Named.GroupBy(n => n.Name.Split(' ')[0]).Select(Describe)];

    /// <summary>The row of a slash command; null when there is none: an old registration is still shown somewhere.</summary>
    public static CommandRow? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>The slash command of a row.</summary>
    public static string NameOf(CommandRow row) => ByRow[row];

    /// <summary>The argument of a row that an option stands for; null when there is none.</summary>
    public static CommandArgument? FindArgument(CommandRow row, string option) => row.Arguments.FirstOrDefault(a => NameOf(a) == option);

    /// <summary>The option that stands for an argument.</summary>
    public static string NameOf(CommandArgument argument) => argument.Name.TrimStart('-').ToLowerInvariant();

    /// <summary>Whether everybody in the channel sees the reply to a row, unless they are asked not to.</summary>
    public static bool IsPublic(CommandRow row) => row.Right == Right.Reader && row.Surfaces.HasFlag(CommandSurfaces.Group) && row.FirstWord is "ask" or "events";

    private static bool IsOffered(CommandRow row) => (row.Surfaces & CommandSurfaces.Chats) != 0 && row.Name != Greeting;

    private static IEnumerable<(string Name, CommandRow Row)> Name(IGrouping<string, CommandRow> group)
    {
        var open = group.FirstOrDefault(row => row is { SecondWord: CommandTable.BareWord, Right: Right.Reader } && group.Any(r => r.Right > Right.Reader));
        var rest = open is null ? group.Key : group.Key.TrimEnd('s');
        return group.Select(row => (row == open ? group.Key : row.SecondWord is { } second ? $"{rest} {second}" : group.Key, row));
    }

    private static DiscordCommand Describe(IGrouping<string, (string Name, CommandRow Row)> rows)
    {
        var isModerating = rows.Any(r => r.Row.Right > Right.Reader);
        ulong? permissions = isModerating ? DiscordRights.ManageGuild : null;
        var subcommands = rows.Where(r => r.Name.Contains(' ', StringComparison.Ordinal))
            .Select(r => new DiscordSubcommand(r.Row.SecondWord!, r.Row.Help, DescribeOptions(r.Row)));
        return rows.First() is var (name, only) && name == rows.Key
            ? new DiscordCommand(rows.Key, only.Help) { Options = DescribeOptions(only), DefaultMemberPermissions = permissions }
            : new DiscordCommand(rows.Key, CommandTable.Groups.Single(g => g.Name.TrimEnd('s') == rows.Key.TrimEnd('s')).Description)
            {
                Subcommands = [.. subcommands],
                DefaultMemberPermissions = permissions,
            };
    }

    private static ImmutableArray<DiscordOption> DescribeOptions(CommandRow row)
    {
        var options = row.Arguments.Where(a => (a.Surfaces & CommandSurfaces.PrivateChat) != 0).Select(a => Describe(a, row));
        if (row == CommandTable.Ask)
        {
            options = options.Append(new DiscordOption(Private, "Show the answer to me alone", DiscordOptionKind.Switch));
        }

        // Required ones have to stand first.
        return [.. options.OrderBy(o => !o.IsRequired)];
    }

    private static DiscordOption Describe(CommandArgument argument, CommandRow row)
    {
        var kind = argument.Kind switch
        {
            CommandArgumentKind.Number => DiscordOptionKind.Number,
            CommandArgumentKind.Flag => DiscordOptionKind.Switch,
            CommandArgumentKind.Material => DiscordOptionKind.Attachment,
            _ when argument.NamesChannel => DiscordOptionKind.Channel,
            _ => DiscordOptionKind.Text,
        };

        // An article's text comes as a file, or a form opens for it: neither is required of the command itself.
        return kind == DiscordOptionKind.Attachment
            ? new DiscordOption(NameOf(argument), "A text, Markdown or HTML file of at most 5 MB; without one a form opens", kind)
            : new DiscordOption(NameOf(argument), argument.Help, kind)
            {
                IsRequired = argument.IsRequired || row == CommandTable.Ask,
                IsCompleted = argument.NamesSource,
                MinValue = kind == DiscordOptionKind.Number ? 1 : null,
                MaxLength = argument.Name == CommandTable.QuestionArgument ? Core.Answers.Question.MaxLength : null,
            };
    }
}
