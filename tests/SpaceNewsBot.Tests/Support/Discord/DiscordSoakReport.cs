using SpaceNewsBot.Tests.Support.Soaks;

namespace SpaceNewsBot.Tests.Support.Discord;

/// <summary>What came of a soak in Discord.</summary>
internal sealed record DiscordSoakReport : SoakReport
{
    public required int LostConnections { get; init; }

    public required int Reconnects { get; init; }

    public required int Resumptions { get; init; }

    public required int Sessions { get; init; }

    public required int Limits { get; init; }

    public required int ServerErrors { get; init; }

    public required int LostResponses { get; init; }

    public required int SlowResponses { get; init; }

    /// <summary>Requests before the time that a limit named.</summary>
    public required int EarlyRequests { get; init; }

    /// <summary>Requests that the server wouldn't take, beside those that follow from a kill: no acknowledgement, or one too late.</summary>
    public required int Refused { get; init; }

    public required int Pings { get; init; }

    protected override string Ways => "direct, mentioned, by /ask";

    protected override IEnumerable<(string Figure, string Count)> OfPeople =>
        [("never delivered: asked while the process was dead", Show(Asked - Recorded))];

    protected override IEnumerable<(string Figure, string Count)> OfNetwork =>
    [
        ("connections dropped / reconnects requested", Show(LostConnections, Reconnects)),
        ("sessions begun / resumed", Show(Sessions, Resumptions)),
        ("limits (429) / server errors / responses lost / slow responses", Show(Limits, ServerErrors, LostResponses, SlowResponses)),
        ("requests before a limit ended / refused / that could notify somebody", Show(EarlyRequests, Refused, Pings)),
    ];
}
