using System.Collections.Immutable;
using SpaceNewsBot.Core.Answers;
using SpaceNewsBot.Core.Citations;
using SpaceNewsBot.Core.Claims;
using SpaceNewsBot.Core.Retrieval;
using SpaceNewsBot.Core.Sources;

namespace SpaceNewsBot.Core.Generation;

/// <summary>
/// Checks a model's draft: every quote stands in the source that it names, and every claim says no more than the sentences
/// that its quotes stand in.
/// </summary>
/// <param name="passages">The passages that the model was shown; number n is the element at n − 1.</param>
internal sealed class DraftChecker(IReadOnlyList<RetrievedPassage> passages)
{
    private const int MostClaims = 6;
    private const int MostQuotes = 4;

    // A quote is read at a glance; a longer one is a copy of the source.
    private const int LongestQuote = 1_000;

    // Enough for a model to know which is meant.
    private const int MostNamed = 200;
    private const int MostAdded = 10;

    // Whom "she" means stands nearer than that.
    private const int MostAround = 1_000;

    private readonly SourceRevision[] revisions = [.. passages.Select(p => p.Revision).Distinct()];

    /// <summary>Whether claims may have a translation behind them.</summary>
    public bool ShowsTranslations { get; init; }

    /// <summary>Checks each claim of a draft by itself.</summary>
    public CheckedDraft Check(ModelDraft draft)
    {
        var mapper = new QuoteMapper(revisions);
        var verifier = new CitationVerifier(revisions);
        var claims = ImmutableArray.CreateBuilder<DraftClaim>();
        var faults = ImmutableArray.CreateBuilder<ClaimFault>();
        foreach (var claim in draft.Claims.Take(MostClaims))
        {
            if (PlainSentence.FindFault(claim.Text) is { } unfit)
            {
                faults.Add(new ClaimFault(ClaimFaultKind.Unfit, unfit));
                continue;
            }

            var citations = new List<Citation>();
            var wrong = new List<ClaimFault>();
            foreach (var quote in claim.Quotes.Take(MostQuotes))
            {
                switch (LookUp(quote, mapper, verifier))
                {
                    case QuoteVerdict.Verified(var citation) when IsShown(citation):
                        citations.Add(citation);
                        break;
                    case QuoteVerdict.Verified:
                        wrong.Add(new ClaimFault(ClaimFaultKind.Unquoted, $"The quote “{Shorten(quote.Quote)}” isn't in a passage of source {quote.Source} that may be quoted."));
                        break;
                    case QuoteVerdict.Misattributed:
                        wrong.Add(new ClaimFault(ClaimFaultKind.MisattributedQuote, $"The quote “{Shorten(quote.Quote)}” isn't in source {quote.Source}, but in another."));
                        break;
                    case QuoteVerdict.Spliced:
                        wrong.Add(new ClaimFault(ClaimFaultKind.SplicedQuote, $"The quote “{Shorten(quote.Quote)}” joins words from several places: quote each by itself."));
                        break;
                    default:
                        wrong.Add(new ClaimFault(ClaimFaultKind.AbsentQuote, $"The quote “{Shorten(quote.Quote)}” isn't in source {quote.Source}."));
                        break;
                }
            }

            // A claim keeps what it quotes rightly, if that carries it.
            if (citations.Count == 0)
            {
                faults.AddRange(wrong.DefaultIfEmpty(new ClaimFault(ClaimFaultKind.Unquoted, $"The claim “{claim.Text}” has no quote.")));
            }
            else if (FindExcess(claim.Text, citations) is { } excess)
            {
                faults.AddRange(wrong);
                faults.Add(excess);
            }
            else
            {
                claims.Add(new DraftClaim(
                    ShowsTranslations ? Translations.Append(claim.Text.Trim(), claim.Translation) : claim.Text.Trim(),
                    [.. citations.Select(c => new DraftQuote(c.WorkspaceId, c.SourceId, c.Revision, c.Quote, c.Start))]));
            }
        }

        return new CheckedDraft(claims.ToImmutable(), faults.ToImmutable());
    }

    private static string Shorten(string quote) =>
        quote.Length <= MostNamed ? quote : quote[..(char.IsHighSurrogate(quote[MostNamed - 1]) ? MostNamed - 1 : MostNamed)] + "…";

    private QuoteVerdict LookUp(ModelQuote quote, QuoteMapper mapper, CitationVerifier verifier)
    {
        if (quote.Quote.Length > LongestQuote || quote.Source < 1 || quote.Source > passages.Count)
        {
            return new QuoteVerdict.Absent();
        }

        var named = passages[quote.Source - 1];
        var written = new DraftQuote(named.Revision.WorkspaceId, named.Revision.SourceId, named.Revision.Number, quote.Quote);

        // The same words may stand twice in a source, once behind a "not" or in a list of links: those of the passage are meant.
        return verifier.Verify(new FoldedText(named.Text).Find(quote.Quote) is var (start, end)
            ? written with { Text = named.Text[start..end], Start = named.Passage.Start + start }
            : mapper.Map(written));
    }

    // A model can only have words from what it was shown, and page furniture says nothing.
    private bool IsShown(Citation citation) => passages.Any(p => p.Passage.Kind != PassageKind.Furniture
        && (p.Revision.WorkspaceId, p.Revision.SourceId, p.Revision.Number) == (citation.WorkspaceId, citation.SourceId, citation.Revision)
        && p.Passage.Start < citation.End && citation.Start < p.Passage.End);

    // A quote alone may leave out the "not" before it: the claim has to hold beside the whole sentence.
    private ClaimFault? FindExcess(string claim, List<Citation> citations)
    {
        EvidencePassage[] sentences = [.. citations.SelectMany(Sentences)];
        var verdict = ClaimChecker.Check(claim, sentences);
        var added = AddedWords.Find(claim, sentences.Select(s => s.Text), citations.SelectMany(c => Passages(c).Select(p => Near(p, c))));
        var another = citations.SelectMany(c => Passages(c).SelectMany(p => SentencesBefore(p, c))).FirstOrDefault(s => AddedWords.IsAboutAnother(claim, s.Sentence, s.Before)).Sentence;
        if (verdict.Support == ClaimSupport.Supported && added.Count == 0 && another is null)
        {
            return null;
        }

        var excess = verdict.Mismatches.Select(m => m.Describe())
            .Concat(added.Take(MostAdded).Select(w => $"“{w}” isn't said there"))
            .Concat(another is null ? [] : [$"“{Shorten(another)}” is about somebody else"])
            .Distinct();
        return new ClaimFault(
            ClaimFaultKind.Unsupported,
            $"The claim “{claim}” says something that its quotes don't: {string.Join("; ", excess.DefaultIfEmpty("they are about something else"))}.");
    }

    private SourceRevision RevisionOf(Citation citation) =>
        revisions.First(r => (r.WorkspaceId, r.SourceId, r.Number) == (citation.WorkspaceId, citation.SourceId, citation.Revision));

    private IEnumerable<RetrievedPassage> Passages(Citation citation)
    {
        var revision = RevisionOf(citation);
        return revision.Passages.Where(p => p.Start < citation.End && citation.Start < p.End).Select(p => new RetrievedPassage(revision, p));
    }

    // Each sentence of a quote with what stands before it in its passage.
    private static IEnumerable<(string Sentence, string Before)> SentencesBefore(RetrievedPassage place, Citation citation) =>
        PassageSentences.Of(place.Revision, place.Passage)
            .Where(s => s.Start < citation.End && citation.Start < s.End)
            .Select(s => (place.Revision.Text[s.Start..s.End], place.Revision.Text[Math.Max(place.Passage.Start, s.Start - MostAround)..s.Start]));

    private static string Near(RetrievedPassage place, Citation citation) =>
        place.Revision.Text[Math.Max(place.Passage.Start, citation.Start - MostAround)..Math.Min(place.Passage.End, citation.End + MostAround)];

    private IEnumerable<EvidencePassage> Sentences(Citation citation)
    {
        foreach (var (revision, passage) in Passages(citation))
        {
            var sentences = PassageSentences.Of(revision, passage).Where(s => s.Start < citation.End && citation.Start < s.End).ToList();
            if (sentences.Count > 0)
            {
                yield return new EvidencePassage(
                    $"{revision.SourceId}/{passage.Ordinal}",
                    revision.Metadata.Title ?? "",
                    revision.Text[sentences[0].Start..sentences[^1].End],
                    $"{revision.WorkspaceId}/{revision.SourceId}",
                    passage.Kind);
            }
        }
    }
}
