using System.Globalization;

namespace SpaceNewsBot.Tests.Support.Discord;

/// <summary>What came of a soak.</summary>
internal sealed record SoakReport
{
    public required int Asked { get; init; }

    /// <summary>Those that the bot has in its store.</summary>
    public required int Recorded { get; init; }

    public required int AnsweredOnce { get; init; }

    public required int AnsweredTwice { get; init; }

    public required int NotAnswered { get; init; }

    public required int Kills { get; init; }

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

    public required TimeSpan Time { get; init; }

    /// <summary>The table of the README.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        | figure | count |
        |---|---|
        | questions asked: direct, mentioned, by /ask | {Asked:N0} |
        | recorded by the bot | {Recorded:N0} |
        | … answered once | {AnsweredOnce:N0} |
        | … answered twice | {AnsweredTwice:N0} |
        | … not answered | {NotAnswered:N0} |
        | never delivered: asked while the process was dead | {Asked - Recorded:N0} |
        | kills (kill -9) | {Kills:N0} |
        | connections dropped / reconnects requested | {LostConnections:N0} / {Reconnects:N0} |
        | sessions begun / resumed | {Sessions:N0} / {Resumptions:N0} |
        | limits (429) / server errors / responses lost / slow responses | {Limits:N0} / {ServerErrors:N0} / {LostResponses:N0} / {SlowResponses:N0} |
        | requests before a limit ended / refused / that could notify somebody | {EarlyRequests:N0} / {Refused:N0} / {Pings:N0} |
        | minutes | {Time.TotalMinutes:N1} |
        """);
}
