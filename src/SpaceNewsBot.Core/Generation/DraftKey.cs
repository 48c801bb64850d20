using System.Collections.Immutable;
using SpaceNewsBot.Core.Retrieval;

namespace SpaceNewsBot.Core.Generation;

/// <summary>What a checked draft depends on: the model and its prompts, the question, and the revision and passages that were shown. An edit of the source makes another key.</summary>
public sealed class DraftKey : IEquatable<DraftKey>
{
    private readonly string text;

    /// <param name="version">The model's version.</param>
    /// <param name="question">The question.</param>
    /// <param name="passages">The passages that are shown.</param>
    public DraftKey(string version, string question, ImmutableArray<RetrievedPassage> passages) =>
        text = string.Join('\0', passages.Select(p => $"{p.Revision.WorkspaceId}/{p.Revision.SourceId}/{p.Revision.Number}/{p.Passage.Ordinal}").Prepend(question).Prepend(version));

    /// <inheritdoc/>
    public bool Equals(DraftKey? other) => other is not null && text == other.text;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as DraftKey);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(text);
}
