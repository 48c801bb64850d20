namespace SpaceNewsBot.Core.Sources;

/// <summary>What reading a file for a source came to.</summary>
public abstract record SourceFile
{
    private SourceFile()
    {
    }

    /// <summary>It is text.</summary>
    /// <param name="Content">All of it, without a byte order mark, with the line ends that it has.</param>
    public sealed record Text(string Content) : SourceFile;

    /// <summary>It can't be a source.</summary>
    /// <param name="Sentence">Why, and what to do.</param>
    public sealed record Refused(string Sentence) : SourceFile;
}
