using System.Collections.Immutable;
using SpaceNewsBot.Core.Citations;
using SpaceNewsBot.Core.Sources;

namespace SpaceNewsBot.Core.Answers;

/// <summary>
/// An answer whose every claim stands on quotes that were found in the stored sources. Verifying is its only factory, so
/// an answer that wasn't checked can't be built.
/// </summary>
public sealed class GroundedAnswer : Answer
{
    private GroundedAnswer(ImmutableArray<Claim> claims, ImmutableArray<Citation> citations, ImmutableArray<string> missing)
        : base(missing)
    {
        Claims = claims;
        Citations = citations;
    }

    /// <summary>The answer's sentences, in reading order; at least one.</summary>
    public ImmutableArray<Claim> Claims { get; }

    /// <summary>The quotes, in the order of their first use; number n of a claim is the element at n − 1.</summary>
    public ImmutableArray<Citation> Citations { get; }

    /// <summary>Whether a claim that rests on a citation has its whole quote in its own text, so that it needn't be shown twice.</summary>
    /// <param name="number">The citation's number, counted from 1.</param>
    public bool IsQuotedInClaim(int number) =>
        Claims.Any(c => c.Citations.Contains(number) && c.Text.Contains(Citations[number - 1].Quote, StringComparison.Ordinal));

    /// <summary>
    /// Looks up every quote of a draft; drops the claims that keep none.
    /// </summary>
    /// <param name="draft">What a writer proposes.</param>
    /// <param name="revisions">The revisions that the draft may quote.</param>
    /// <returns>The answer, or null when no claim is left.</returns>
    public static GroundedAnswer? Verify(DraftAnswer draft, IReadOnlyCollection<SourceRevision> revisions)
    {
        ArgumentNullException.ThrowIfNull(draft);
        var verifier = new CitationVerifier(revisions);
        var citations = new List<Citation>();
        var claims = ImmutableArray.CreateBuilder<Claim>();
        foreach (var claim in draft.Claims)
        {
            var numbers = ImmutableArray.CreateBuilder<int>();
            foreach (var quote in claim.Quotes)
            {
                if (verifier.Verify(quote) is not QuoteVerdict.Verified(var citation))
                {
                    continue;
                }

                var known = citations.IndexOf(citation);
                if (known < 0)
                {
                    citations.Add(citation);
                    known = citations.Count - 1;
                }

                if (!numbers.Contains(known + 1))
                {
                    numbers.Add(known + 1);
                }
            }

            if (numbers.Count > 0)
            {
                claims.Add(new Claim(claim.Text, numbers.ToImmutable()));
            }
        }

        return claims.Count == 0 ? null : new GroundedAnswer(claims.ToImmutable(), [.. citations], draft.Missing);
    }
}
