using System.Collections.Immutable;
using System.Text;
using SpaceNewsBot.Core.Citations;
using SpaceNewsBot.Core.Events;

namespace SpaceNewsBot.Core.Answers;

/// <summary>Answers an overview from rows of the ledger: who did what, when and why, each slot quoted or said to be missing.</summary>
internal static class LedgerWriter
{
    private const int MaxRows = 12;

    /// <summary>Drafts an answer from rows, one claim each; null when there are none.</summary>
    public static DraftAnswer? Write(IReadOnlyList<Event> rows)
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

        return new DraftAnswer([.. shown.Select(Claim)], missing.ToImmutable());
    }

    private static DraftClaim Claim(Event row)
    {
        var text = new StringBuilder();
        text.Append(row.Who?.Text ?? "Not said who").Append(": ").Append(row.Action.Text).Append(' ').Append(row.What?.Text);
        text.Append(". When: ").Append(row.When?.Text ?? "not said");
        text.Append(". Why: ").Append(row.Why?.Text ?? "not said").Append('.');

        var quotes = ImmutableArray.CreateBuilder<DraftQuote>();
        quotes.Add(Quote(row, row.Sentence));
        // The party may be named in the sentence before (a pronoun stands in this one), the reason given in the next.
        foreach (var slot in new[] { row.Who, row.Why }.OfType<EventSlot>().Where(s => s.Start < row.Sentence.Start || s.End > row.Sentence.End))
        {
            quotes.Add(Quote(row, slot));
        }

        return new DraftClaim(text.ToString(), quotes.ToImmutable());
    }

    private static DraftQuote Quote(Event row, EventSlot slot) => new(row.SourceId, row.Revision, slot.Text, slot.Start);
}
