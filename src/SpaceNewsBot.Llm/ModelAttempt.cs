using SpaceNewsBot.Core.Generation;

namespace SpaceNewsBot.Llm;

/// <summary>What came of one request to the endpoint.</summary>
internal sealed record ModelAttempt
{
    /// <summary>Why there is nothing to read; null where there is.</summary>
    public ModelFault? Fault { get; init; }

    /// <summary>What the model wrote.</summary>
    public string Text { get; init; } = "";

    /// <summary>The tokens that were read and written; null where the endpoint doesn't say.</summary>
    public long? Tokens { get; init; }

    /// <summary>The status of HTTP where it was an error; 0 where nothing came.</summary>
    public int Status { get; init; }

    /// <summary>How long the endpoint wants to be left alone.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Whether another try may do better.</summary>
    public bool IsPassing { get; init; }

    /// <summary>Whether it speaks against the endpoint's health: one that limits requests is alive.</summary>
    public bool IsFailure => Fault == ModelFault.TimedOut || (Fault == ModelFault.Unavailable && IsPassing);
}
