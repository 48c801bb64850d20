using System.Collections.Immutable;

namespace SpaceNewsBot.Core.Generation;

/// <summary>A draft with what is wrong with it, for a model to do it better.</summary>
/// <param name="Draft">What it said.</param>
/// <param name="Faults">A sentence for each fault.</param>
public sealed record DraftReview(ModelDraft Draft, ImmutableArray<string> Faults);
