using System.Diagnostics.Metrics;

namespace SpaceNewsBot.Core.Generation;

/// <summary>Counts what came of drafts and what was wrong with claims, by kind, for whoever watches the meter.</summary>
public sealed class GenerationCounts : IDisposable
{
    /// <summary>The meter's name.</summary>
    public const string MeterName = "SpaceNewsBot.Generation";

    private readonly Meter meter = new(MeterName);
    private readonly Counter<long> outcomes;
    private readonly Counter<long> faults;

    /// <summary>Creates the counters.</summary>
    public GenerationCounts()
    {
        outcomes = meter.CreateCounter<long>("spacenewsbot.drafts", description: "Questions put to a model, by what came of them.");
        faults = meter.CreateCounter<long>("spacenewsbot.claim_faults", description: "Claims that didn't hold, by what was wrong.");
    }

    /// <summary>Counts a question.</summary>
    public void Add(GenerationKind kind) => outcomes.Add(1, new KeyValuePair<string, object?>("kind", kind.ToString()));

    /// <summary>Counts a fault of a claim.</summary>
    public void Add(ClaimFaultKind kind) => faults.Add(1, new KeyValuePair<string, object?>("kind", kind.ToString()));

    /// <inheritdoc/>
    public void Dispose() => meter.Dispose();
}
