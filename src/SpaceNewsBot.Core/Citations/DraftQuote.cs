namespace SpaceNewsBot.Core.Citations;

/// <summary>Words that a writer says stand in a source. Nobody trusts it until it was looked up.</summary>
/// <param name="WorkspaceId">The community whose source it is.</param>
/// <param name="SourceId">The source that is said to hold them.</param>
/// <param name="Revision">The source's revision.</param>
/// <param name="Text">The quoted words.</param>
/// <param name="Start">Where they are said to start in the revision's text, in UTF-16 code units; null when the writer didn't say.</param>
public sealed record DraftQuote(string WorkspaceId, string SourceId, int Revision, string Text, int? Start = null);
