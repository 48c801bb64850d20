using SpaceNewsBot.Core.Language;
using SpaceNewsBot.Core.Sources;

namespace SpaceNewsBot.Core.Answers;

/// <summary>A passage that evidence may be taken from.</summary>
/// <param name="Id">Comes back with each piece of evidence.</param>
/// <param name="Title">The headline of its article; empty when there is none.</param>
/// <param name="Text">Its text; offsets of evidence count in it.</param>
/// <param name="DocumentId">
/// Neighbours in the list with the same document are read as one text, so that "he" finds whom it stands for; null when
/// the passage stands alone.
/// </param>
/// <param name="Kind">What the passage is for its reader.</param>
public sealed record EvidencePassage(
    string Id,
    string Title,
    string Text,
    string? DocumentId = null,
    PassageKind Kind = PassageKind.Body)
{
    /// <summary>Its sentences where somebody else split it, in order; null to have it split here. Only claims are checked by them.</summary>
    public IReadOnlyList<TextSpan>? Sentences { get; init; }
}
