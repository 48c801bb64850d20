namespace SpaceNewsBot.Core.Sources;

/// <summary>Reads a file that somebody gives as the text of a source, whatever its encoding.</summary>
public interface ISourceFileReader
{
    /// <summary>Reads it to its end, or until it is too long.</summary>
    /// <param name="stream">Its bytes.</param>
    /// <param name="name">What refusals call it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<SourceFile> ReadAsync(Stream stream, string name, CancellationToken cancellationToken);
}
