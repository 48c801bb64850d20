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
        if (row.Who is { } who && (who.Start < row.Sentence.Start || who.End > row.Sentence.End))
        {
            // The party is named in an earlier sentence; a pronoun stands in this one.
            quotes.Add(Quote(row, who));
        }

        return new DraftClaim(text.ToString(), quotes.ToImmutable());
    }

    private static DraftQuote Quote(Event row, EventSlot slot) => new(row.SourceId, row.Revision, slot.Text, slot.Start);
}
