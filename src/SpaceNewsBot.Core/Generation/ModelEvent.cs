namespace SpaceNewsBot.Core.Generation;

/// <summary>A row of the ledger as a model proposes it: each slot in words that should stand in the passage, null where it isn't said.</summary>
/// <param name="Source">The passage's number, counted from 1; any number may come.</param>
/// <param name="Action">What is done.</param>
public sealed record ModelEvent(int Source, string Action)
{
    /// <summary>Who does it.</summary>
    public string? Who { get; init; }

    /// <summary>To what or whom.</summary>
    public string? What { get; init; }

    /// <summary>When.</summary>
    public string? When { get; init; }

    /// <summary>Where.</summary>
    public string? Where { get; init; }

    /// <summary>Why.</summary>
    public string? Why { get; init; }

    /// <summary>How.</summary>
    public string? How { get; init; }

    /// <summary>Who says so, where the source itself doesn't state it.</summary>
    public string? Speaker { get; init; }

    /// <summary>How firmly: "announced", "done", "planned", "denied" or "unconfirmed"; any word may come.</summary>
    public string? Status { get; init; }
}
