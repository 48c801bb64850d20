namespace SpaceNewsBot.Core.Commands;

/// <summary>What reading a command's arguments came to.</summary>
public abstract record CommandParse
{
    private CommandParse()
    {
    }

    /// <summary>The command can run.</summary>
    /// <param name="Values">What was written.</param>
    public sealed record Parsed(CommandValues Values) : CommandParse;

    /// <summary>It was called wrongly.</summary>
    /// <param name="Sentence">What to do.</param>
    public sealed record Misused(string Sentence) : CommandParse;
}
