namespace SpaceNewsBot.Core.Previews;

/// <summary>What became of a golden question that was to be added.</summary>
public abstract record GoldenOutcome
{
    private GoldenOutcome()
    {
    }

    /// <summary>It is kept.</summary>
    /// <param name="Question">As it is kept.</param>
    public sealed record Added(GoldenQuestion Question) : GoldenOutcome;

    /// <summary>Nothing was written.</summary>
    /// <param name="Reason">One sentence: what is wrong, and what to do.</param>
    public sealed record Refused(string Reason) : GoldenOutcome;
}
