using SpaceNewsBot.Core.Sources;

namespace SpaceNewsBot.Core.Retrieval;

/// <summary>A passage with the revision that holds it.</summary>
/// <param name="Revision">The current revision.</param>
/// <param name="Passage">One of its passages.</param>
public sealed record RetrievedPassage(SourceRevision Revision, Passage Passage)
{
    /// <summary>The passage's text.</summary>
    public string Text => Revision.Text[Passage.Start..Passage.End];
}
