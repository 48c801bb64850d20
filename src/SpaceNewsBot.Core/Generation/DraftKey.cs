using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using SpaceNewsBot.Core.Retrieval;

namespace SpaceNewsBot.Core.Generation;

/// <summary>
/// What a checked draft depends on: the model and its prompts, the question, and the revision and passages that were shown. An
/// edit of the source makes another key. It keeps no word of the question: whoever has it forgotten finds it nowhere.
/// </summary>
/// <param name="Hash">SHA-256 of all that.</param>
public sealed record DraftKey(string Hash)
{
    /// <summary>The key of a request.</summary>
    /// <param name="version">The model's version.</param>
    /// <param name="question">The question.</param>
    /// <param name="passages">The passages that are shown.</param>
    public static DraftKey Of(string version, string question, ImmutableArray<RetrievedPassage> passages)
    {
        var parts = passages.Select(p => $"{p.Revision.WorkspaceId}/{p.Revision.SourceId}/{p.Revision.Number}/{p.Passage.Ordinal}").Prepend(question).Prepend(version);
        return new DraftKey(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', parts)))));
    }
}
