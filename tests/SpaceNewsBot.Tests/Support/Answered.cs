using System.Collections.Immutable;
using SpaceNewsBot.Core.Answers;
using SpaceNewsBot.Core.Citations;
using SpaceNewsBot.Core.Sources;

namespace SpaceNewsBot.Tests.Support;

/// <summary>Answers on made-up sources, verified as all answers are.</summary>
internal static class Answered
{
    public static SourceMetadata Metadata { get; } = new(
        "Harbour strike ends",
        "Ines Okoro",
        "The Quay",
        "https://quay.example/strike?a=1&b=\"2\"",
        new DateOnly(2024, 3, 5));

    /// <summary>An answer whose claims each rest on the quotes beside them.</summary>
    public static GroundedAnswer Grounded(SourceMetadata metadata, string[] missing, params (string Claim, string[] Quotes)[] claims)
    {
        var text = string.Join("\n\n", claims.SelectMany(c => c.Quotes));
        var draft = new DraftAnswer(
            [.. claims.Select(c => new DraftClaim(c.Claim, [.. c.Quotes.Select(q => new DraftQuote("default", "quay-1", 3, q))]))],
            [.. missing]);
        return GroundedAnswer.Verify(draft, [Revision(text, metadata)])!;
    }

    public static Abstention Abstained(string reason, string[] missing, string? nearest) => new(
        reason,
        [.. missing],
        nearest is null ? null : new Citation("default", "quay-1", 3, Metadata, 0, nearest.Length, nearest));

    private static SourceRevision Revision(string text, SourceMetadata metadata) => new(
        SourceLimits.DefaultWorkspace,
        "quay-1",
        3,
        metadata,
        text,
        ImmutableArray<Passage>.Empty,
        DateTimeOffset.UnixEpoch,
        "test",
        "test");
}
