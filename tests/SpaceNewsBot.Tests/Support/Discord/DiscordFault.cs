namespace SpaceNewsBot.Tests.Support.Discord;

/// <summary>What the server does to a request in the place of dealing with it.</summary>
/// <param name="Status">The HTTP status; 0 drops the connection.</param>
internal sealed record DiscordFault(int Status)
{
    /// <summary>Seconds in a limit's response.</summary>
    public double RetryAfter { get; init; } = 1;

    /// <summary>Whether the limit is for all requests.</summary>
    public bool IsGlobal { get; init; }

    /// <summary>Whether the response is a page of the network's edge, without JSON.</summary>
    public bool IsPage { get; init; }

    /// <summary>The request is dealt with, but only after so long.</summary>
    public TimeSpan? Slow { get; init; }

    /// <summary>Whether the request was dealt with all the same: its response alone is lost.</summary>
    public bool TakesEffect { get; init; }
}
