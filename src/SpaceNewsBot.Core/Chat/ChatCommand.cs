namespace SpaceNewsBot.Core.Chat;

/// <summary>A row of the command table. Only the table makes one.</summary>
public sealed record ChatCommand
{
    internal ChatCommand(string name, string? arguments, string help, bool inGroups, ChatCommandHandler handle)
    {
        Name = name;
        Arguments = arguments;
        Help = help;
        InGroups = inGroups;
        Handle = handle;
    }

    /// <summary>What is typed, without the slash: lower-case letters.</summary>
    public string Name { get; }

    /// <summary>What follows it, as the help shows it; null when nothing does.</summary>
    public string? Arguments { get; }

    /// <summary>What it does, in a few words without a full stop.</summary>
    public string Help { get; }

    /// <summary>Whether it is heard in groups too.</summary>
    public bool InGroups { get; }

    /// <summary>Makes the reply.</summary>
    internal ChatCommandHandler Handle { get; }
}
