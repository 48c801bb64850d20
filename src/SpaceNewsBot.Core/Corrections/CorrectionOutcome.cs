namespace SpaceNewsBot.Core.Corrections;

/// <summary>What became of a correction.</summary>
public abstract record CorrectionOutcome
{
    private CorrectionOutcome()
    {
    }

    /// <summary>The chat shows it.</summary>
    /// <param name="MessageIds">The platform's ids of the messages that hold it now, in order.</param>
    /// <param name="Detail">What changed, for the audit log.</param>
    public sealed record Edited(IReadOnlyList<string> MessageIds, string Detail) : CorrectionOutcome;

    /// <summary>There is nothing to tell: the answer reads as before, or was never posted.</summary>
    public sealed record Unneeded : CorrectionOutcome;

    /// <summary>Nobody is told.</summary>
    /// <param name="Detail">What changed and why nobody is told, for the audit log.</param>
    public sealed record Flagged(string Detail) : CorrectionOutcome;
}
