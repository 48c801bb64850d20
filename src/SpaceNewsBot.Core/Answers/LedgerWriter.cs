using System.Collections.Immutable;
using SpaceNewsBot.Core.Citations;
using SpaceNewsBot.Core.Events;
using SpaceNewsBot.Core.Sources;

namespace SpaceNewsBot.Core.Answers;

/// <summary>Answers an overview from rows of the ledger: who did what, when and why, each slot quoted or said to be missing.</summary>
internal static class LedgerWriter
{
    private const int MaxRows = 12;

    /// <summary>Drafts an answer from rows, one claim each; null when there are none.</summary>
    /// <param name="rows">The rows, in reading order.</param>
    /// <param name="revisions">The revisions that the rows quote.</param>
    public static DraftAnswer? Write(IReadOnlyList<Event> rows, IReadOnlyCollection<SourceRevision> revisions)
    {
        if (rows.Count == 0)
        {
            return null;
        }

        var shown = rows.Take(MaxRows).ToList();
        var missing = ImmutableArray.CreateBuilder<string>();
        if (shown.Exists(r => r.Why is null))
        {
            missing.Add("reason");
        }

        if (shown.Exists(r => r.When is null))
        {
            missing.Add("date");
        }

        return new DraftAnswer([.. shown.Select(row => Claim(row, revisions))], missing.ToImmutable());
    }

    /// <summary>Drafts an answer from each row that <see cref="Write"/> tells, with what that row alone lacks.</summary>
    public static IEnumerable<DraftAnswer> WriteEach(IReadOnlyList<Event> rows, IReadOnlyCollection<SourceRevision> revisions) =>
        rows.Take(MaxRows).Select(row => Write([row], revisions)!);

    private static DraftClaim Claim(Event row, IReadOnlyCollection<SourceRevision> revisions)
    {
        var text = $"{row.Who?.Text ?? "Not said who"}: “{Deed(row)}”. When: {Slot(row.When)}. Why: {Slot(row.Why)}.";
        var quotes = ImmutableArray.CreateBuilder<DraftQuote>();
        quotes.Add(Quote(row, row.Sentence));
        // The party may be named in the sentence before (a pronoun stands in this one), the reason given in the next; a
        // moderator may have found the time elsewhere.
        foreach (var slot in new[] { row.Who, row.When, row.Why }.OfType<EventSlot>().Where(s => s.Start < row.Sentence.Start || s.End > row.Sentence.End))
        {
            if (revisions.FirstOrDefault(r => r.WorkspaceId == row.WorkspaceId && r.SourceId == row.SourceId && r.Number == row.Revision) is { } revision)
            {
                quotes.Add(QuoteSentence(revision, slot));
            }
        }

        return new DraftClaim(text, quotes.ToImmutable());
    }

    // From the action to the end of what is acted on, or the other way round in a passive, as the sentence has it.
    private static string Deed(Event row)
    {
        var (start, end) = row.What is { } what
            ? (Math.Min(row.Action.Start, what.Start), Math.Max(row.Action.End, what.End))
            : (row.Action.Start, row.Action.End);
        return row.Sentence.Text[(start - row.Sentence.Start)..(end - row.Sentence.Start)];
    }

    private static string Slot(EventSlot? slot) => slot is null ? "not said" : $"“{slot.Text}”";

    private static DraftQuote QuoteSentence(SourceRevision revision, EventSlot slot)
    {
        var passage = revision.Passages.First(p => p.Start <= slot.Start && slot.End <= p.End);
        var (start, end) = PassageSentences.Of(revision, passage).First(s => s.End >= slot.End);
        return new DraftQuote(revision.WorkspaceId, revision.SourceId, revision.Number, revision.Text[start..end], start);
    }

    private static DraftQuote Quote(Event row, EventSlot slot) => new(row.WorkspaceId, row.SourceId, row.Revision, slot.Text, slot.Start);
}
