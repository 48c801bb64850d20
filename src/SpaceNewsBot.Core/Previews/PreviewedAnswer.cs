using SpaceNewsBot.Core.Answers;
using SpaceNewsBot.Core.Citations;

namespace SpaceNewsBot.Core.Previews;

/// <summary>An outcome in short. It is shown beside another one and never posted as an answer.</summary>
/// <param name="IsAnswered">Whether there is an answer; else the bot abstains.</param>
/// <param name="Quotes">What the answer quotes, in its order; empty for an abstention.</param>
public sealed record PreviewedAnswer(bool IsAnswered, BoundedList<PreviewedQuote> Quotes)
{
    private const int MaxQuotes = 5;
    private const int MaxQuoteLength = 300;

    internal static PreviewedAnswer Of(Answer answer) => answer is GroundedAnswer grounded
        ? new PreviewedAnswer(true, new([.. grounded.Citations.Take(MaxQuotes).Select(Shorten)], Math.Max(0, grounded.Citations.Length - MaxQuotes)))
        : new PreviewedAnswer(false, new([], 0));

    private static PreviewedQuote Shorten(Citation citation)
    {
        var quote = citation.Quote;
        var end = quote.Length <= MaxQuoteLength ? quote.Length
            : char.IsSurrogatePair(quote, MaxQuoteLength - 1) ? MaxQuoteLength - 1
            : MaxQuoteLength;
        return new PreviewedQuote(citation.WorkspaceId, citation.SourceId, quote[..end], quote.Length - end);
    }
}
