namespace SpaceNewsBot.Core.Sources;

/// <summary>A line of a source's history.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Revision">The number of the revision that it happened to.</param>
/// <param name="Origin">What made that revision.</param>
/// <param name="At">When it happened.</param>
/// <param name="By">Who did it.</param>
/// <param name="Reason">Why, in their words.</param>
public sealed record SourceStep(
    SourceStepKind Kind,
    int Revision,
    RevisionKind Origin,
    DateTimeOffset At,
    string By,
    string Reason);
