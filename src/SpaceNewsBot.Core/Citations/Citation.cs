using SpaceNewsBot.Core.Sources;

namespace SpaceNewsBot.Core.Citations;

/// <summary>A quote that was found in the stored revision of the source that it names.</summary>
/// <param name="WorkspaceId">The community whose source it is.</param>
/// <param name="SourceId">The source.</param>
/// <param name="Revision">The source's revision.</param>
/// <param name="Metadata">That revision's title, author, publisher, address and date.</param>
/// <param name="Start">Offset of the quote's first character in the revision's text, in UTF-16 code units.</param>
/// <param name="End">Offset behind its last character.</param>
/// <param name="Quote">Exactly the characters from <paramref name="Start"/> to <paramref name="End"/>.</param>
public sealed record Citation(
    string WorkspaceId,
    string SourceId,
    int Revision,
    SourceMetadata Metadata,
    int Start,
    int End,
    string Quote);
