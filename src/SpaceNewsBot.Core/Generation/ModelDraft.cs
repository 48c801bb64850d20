using System.Collections.Immutable;

namespace SpaceNewsBot.Core.Generation;

/// <summary>What a model proposes as an answer.</summary>
/// <param name="Claims">Its sentences; none where it says that the passages don't answer.</param>
/// <param name="Missing">What the passages lack of what was asked, in a word or two each.</param>
public sealed record ModelDraft(ImmutableArray<ModelClaim> Claims, ImmutableArray<string> Missing);
