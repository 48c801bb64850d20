using System.Globalization;

namespace SpaceNewsBot.Core.Commands;

/// <summary>One argument of a command. Positional ones are named in capitals, options and flags as they are typed, with "--".</summary>
/// <param name="Name">Unique in its row, for example "ID" or "--title".</param>
/// <param name="Kind">How it is written.</param>
/// <param name="Help">What it means, in a few words without a full stop.</param>
/// <param name="Example">A value that the command takes; empty for a flag. The tests replace the names of things, such as an id, by existing ones.</param>
public sealed record CommandArgument(string Name, CommandArgumentKind Kind, string Help, string Example = "")
{
    /// <summary>Prints JSON in the terminal.</summary>
    internal static CommandArgument Json(string help) => new("--json", CommandArgumentKind.Flag, help) { Surfaces = CommandSurfaces.Terminal };

    /// <summary>Whether the command can't do without it.</summary>
    public bool IsRequired { get; init; }

    /// <summary>What stands for its value in help; null for the name.</summary>
    public string? HelpName { get; init; }

    /// <summary>Where it can be written.</summary>
    public CommandSurfaces Surfaces { get; init; } = CommandSurfaces.Everywhere;

    /// <summary>Whether it names a source by its id: platforms offer those that there are.</summary>
    public bool NamesSource { get; init; }

    /// <summary>Whether it names a channel by the platform's id: platforms let people choose one.</summary>
    public bool NamesChannel { get; init; }

    /// <summary>Whether it is written with its name.</summary>
    public bool IsNamed => Kind is CommandArgumentKind.Option or CommandArgumentKind.Flag;

    /// <summary>Whether it takes all that follows.</summary>
    public bool TakesRest => Kind is CommandArgumentKind.Rest or CommandArgumentKind.Material;

    /// <summary>One sentence on a value that can't be used; null when it can.</summary>
    internal string? FindFault(string value) =>
        Kind == CommandArgumentKind.Number && !(int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0)
            ? $"{Name} has to be a whole number from 1 on, and \"{value}\" isn't one."
            : null;
}
