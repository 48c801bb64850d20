using System.CommandLine;

namespace SpaceNewsBot.Commands;

/// <summary>A command whose help ends with examples.</summary>
/// <param name="name">The word that is typed.</param>
/// <param name="description">What it does, in a sentence.</param>
/// <param name="examples">Whole command lines, without the program's name.</param>
internal sealed class BotCommand(string name, string description, params string[] examples) : Command(name, description)
{
    /// <summary>Whole command lines, without the program's name.</summary>
    public IReadOnlyList<string> Examples { get; } = examples;
}
