using System.Diagnostics.Metrics;
using SpaceNewsBot.Core.Generation;

namespace SpaceNewsBot.Llm;

/// <summary>Counts what came of the requests to the model, and what they used.</summary>
internal sealed class ModelMetrics : IDisposable
{
    /// <summary>The name of the meter.</summary>
    public const string MeterName = "SpaceNewsBot.Llm";

    private readonly Counter<long> outcomes;
    private readonly Counter<long> tokens;

    /// <summary>Makes the counters.</summary>
    public ModelMetrics()
    {
        Meter = new Meter(MeterName);
        outcomes = Meter.CreateCounter<long>("spacenewsbot.llm.outcomes", "{request}", "Requests to the language model by prompt and by what came of them.");
        tokens = Meter.CreateCounter<long>("spacenewsbot.llm.tokens", "{token}", "Tokens that the language model read and wrote, by prompt.");
    }

    /// <summary>The meter.</summary>
    public Meter Meter { get; }

    /// <summary>Counts a request.</summary>
    /// <param name="prompt">The prompt's name.</param>
    /// <param name="fault">Why it came to nothing; null where it didn't.</param>
    public void CountOutcome(string prompt, ModelFault? fault) =>
        outcomes.Add(1, new("prompt", prompt), new("outcome", fault?.ToString() ?? "Given"));

    /// <summary>Counts tokens.</summary>
    public void CountTokens(string prompt, long count) => tokens.Add(count, new KeyValuePair<string, object?>("prompt", prompt));

    /// <inheritdoc/>
    public void Dispose() => Meter.Dispose();
}
