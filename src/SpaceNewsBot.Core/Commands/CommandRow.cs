using System.Collections.Immutable;
using SpaceNewsBot.Core.Workspaces;

namespace SpaceNewsBot.Core.Commands;

/// <summary>A row of the command table. Only the table's files make one.</summary>
public sealed record CommandRow
{
    internal CommandRow(string name, Right right, CommandSurfaces surfaces, string help, CommandHandler handle)
    {
        Name = name;
        Right = right;
        Surfaces = surfaces;
        Help = help;
        Handle = handle;
    }

    /// <summary>What is typed: one word or two, in lower case.</summary>
    public string Name { get; }

    /// <summary>What whoever calls it needs at least.</summary>
    public Right Right { get; }

    /// <summary>Where it is offered.</summary>
    public CommandSurfaces Surfaces { get; }

    /// <summary>What it does, in a few words without a full stop.</summary>
    public string Help { get; }

    /// <summary>What it does, in sentences.</summary>
    public required string Description { get; init; }

    /// <summary>Positional ones in the order in which they are written; one that takes the rest stands last of these.</summary>
    public ImmutableArray<CommandArgument> Arguments { get; init; } = [];

    /// <summary>Whole command lines, without the program's name.</summary>
    public ImmutableArray<string> Examples { get; init; } = [];

    /// <summary>
    /// Whether it takes note of something, however often it is repeated, and answers with a sentence that needn't stay in the
    /// chat: a platform may show that as the answer to the pressed button.
    /// </summary>
    public bool IsBrief { get; init; }

    /// <summary>Whether everybody may call it and is shown what their right allows.</summary>
    public bool ShowsRight { get; init; }

    /// <summary>The first word: the group of a name of two words.</summary>
    public string FirstWord => Name.Split(' ')[0];

    /// <summary>The second word; null where there is none.</summary>
    public string? SecondWord => Name.Split(' ') is [_, var second] ? second : null;

    /// <summary>What is typed in a chat: the list of a group is the group's name alone.</summary>
    public string ChatName => SecondWord == CommandTable.BareWord ? FirstWord : Name;

    /// <summary>How it is written in a chat, for help.</summary>
    public string ChatUsage => string.Join(' ', Arguments.Where(a => !a.IsNamed && (a.IsRequired || a.TakesRest))
        .Select(a => a.HelpName ?? a.Name)
        .Prepend($"/{ChatName}"));

    /// <summary>Makes the reply.</summary>
    internal CommandHandler Handle { get; }

    /// <summary>Says that an argument is missing.</summary>
    internal string Misuse(CommandArgument missing) =>
        $"“{Name}” needs {missing.HelpName ?? missing.Name}{(missing.TakesRest ? " behind it" : "")}: {Describe(missing)}";

    private string Describe(CommandArgument missing) => $"{char.ToLowerInvariant(missing.Help[0])}{missing.Help[1..]}, as in {ChatUsage}.";
}
