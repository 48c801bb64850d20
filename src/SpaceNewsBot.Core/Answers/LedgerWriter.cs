using System.Collections.Immutable;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Core.Citations;
using SpaceNewsBot.Core.Events;
using SpaceNewsBot.Core.Events.Reading;
using SpaceNewsBot.Core.Language;
using SpaceNewsBot.Core.Sources;

namespace SpaceNewsBot.Core.Answers;

/// <summary>
/// Answers an overview from rows of the ledger: who did what, when and why, each slot quoted or said to be missing; where
/// and how where the story says it; and who says so, and how firmly.
/// </summary>
internal static class LedgerWriter
{
    private const int MaxRows = 12;
    private const int MostVerbs = 5;

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

        var claims = shown.ConvertAll(row => Claim(row, revisions));
        if (rows.Count > MaxRows)
        {
            claims[^1] = claims[^1] with { Text = $"{claims[^1].Text} {ChatTexts.LedgerMore(rows.Count - MaxRows)}" };
        }

        return new DraftAnswer([.. claims], missing.ToImmutable());
    }

    /// <summary>Drafts an answer from each row that <see cref="Write"/> tells, with what that row alone lacks.</summary>
    public static IEnumerable<DraftAnswer> WriteEach(IReadOnlyList<Event> rows, IReadOnlyCollection<SourceRevision> revisions) =>
        rows.Take(MaxRows).Select(row => Write([row], revisions)!);

    private static DraftClaim Claim(Event row, IReadOnlyCollection<SourceRevision> revisions)
    {
        var revision = revisions.FirstOrDefault(r => r.WorkspaceId == row.WorkspaceId && r.SourceId == row.SourceId && r.Number == row.Revision);
        var quotes = ImmutableArray.CreateBuilder<DraftQuote>();
        quotes.Add(Quote(row, row.Sentence));

        // The party may be named in the sentence before (a pronoun stands in this one), the reason given in the next; a
        // moderator may have found the time elsewhere.
        foreach (var slot in new[] { row.Who, row.When, row.Why, row.Speaker }.OfType<EventSlot>().Where(s => s.Start < row.Sentence.Start || s.End > row.Sentence.End))
        {
            if (revision is not null)
            {
                quotes.Add(QuoteSentence(revision, slot));
            }
        }

        var name = FullName(row, revision, out var named);
        if (named is not null)
        {
            quotes.Add(QuoteSentence(revision!, named));
        }

        var who = row.Who is { } party ? char.ToUpperInvariant(party.Text[0]) + party.Text[1..] + (name is null ? "" : $" ({name})") : ChatTexts.NotSaidWho;
        var text = $"{ChatTexts.LedgerClaim(who, Deed(row), When(row), Slot(row.Why))}{Extra(ChatTexts.LedgerWhere, row.Where)}{Extra(ChatTexts.LedgerHow, row.How)}{Standing(row)}";
        return new DraftClaim(text, [.. quotes.Distinct()]);
    }

    // "The leader of Roscosmos" is named elsewhere: there the name is quoted too.
    private static string? FullName(Event row, SourceRevision? revision, out EventSlot? named)
    {
        named = null;
        if (row is not { Who: { } who, Actor: { } actor } || revision is null || who.Holds(actor))
        {
            return null;
        }

        var passage = revision.Passages.FirstOrDefault(p => p.Kind == PassageKind.Body && revision.Text.AsSpan(p.Start, p.End - p.Start).Contains(actor, StringComparison.Ordinal));
        if (passage is null)
        {
            return null;
        }

        var start = revision.Text.IndexOf(actor, passage.Start, StringComparison.Ordinal);
        named = start >= row.Sentence.Start && start < row.Sentence.End ? null : new EventSlot(start, start + actor.Length, actor);
        return actor;
    }

    // Who says so, and how firmly; nothing where the source itself states that it was done.
    private static string Standing(Event row)
    {
        var status = row.Status switch
        {
            EventStatus.Announced => ChatTexts.Announced,
            EventStatus.Planned => ChatTexts.Planned,
            EventStatus.Denied => ChatTexts.Denied,
            EventStatus.Unconfirmed => ChatTexts.NotConfirmed,
            _ => "",
        };
        var isOwn = row.Speaker == row.Who || (row.SpeakerName is not null && row.SpeakerName == row.Actor);
        var whole = row.Speaker is not { Text: var speaker } || isOwn ? status
            : status.Length > 0 ? ChatTexts.StatusAccording(status, speaker)
            : ChatTexts.According(speaker);
        return whole.Length > 0 ? $" {whole}." : "";
    }

    private static string When(Event row) =>
        Slot(row.When) + (row is { When: { } when, Days: { } days } && days.Beside(when.Text, ChatTexts.DaysTo) is { } meant ? $" ({meant})" : "");

    private static string Extra(Func<string, string> say, EventSlot? slot) => slot is null ? "" : $" {say(Slot(slot))}";

    // From the action to the end of what is acted on, or the other way round in a passive, as the sentence has it, with the
    // words before the verb that say whether it is so, will be or is only wanted.
    private static string Deed(Event row)
    {
        var (start, end) = row.What is { } what && what.Start >= row.Sentence.Start && what.End <= row.Sentence.End
            ? (Math.Min(row.Action.Start, what.Start), Math.Max(row.Action.End, what.End))
            : (row.Action.Start, row.Action.End);
        if (row.Who is { } who && who.Start > row.Action.Start && who.End <= row.Sentence.End)
        {
            // "a letter signed by its chief"
            end = Math.Max(end, who.End);
        }

        var sentence = row.Sentence.Text;
        if (start == row.Action.Start)
        {
            start = StartOfVerbs(row, start);
        }

        return sentence[(start - row.Sentence.Start)..(end - row.Sentence.Start)];
    }

    private static int StartOfVerbs(Event row, int start)
    {
        var before = Tokenizer.Tokenize(row.Sentence.Text.AsSpan(0, start - row.Sentence.Start));
        var first = start;
        for (var i = before.Length - 1; i >= Math.Max(0, before.Length - MostVerbs) && IsOfVerb(before, i); i--)
        {
            first = row.Sentence.Start + before[i].Start;
        }

        return first;
    }

    private static bool IsOfVerb(Token[] before, int i)
    {
        var isToBehind = i + 1 < before.Length && before[i + 1].Word == "to";
        return before[i].Shape == TokenShape.Lower
            && (StopWords.Auxiliaries.Contains(before[i].Word) || StopWords.Negations.Contains(before[i].Word) || before[i].Word is "to" && i > 0 && IsOfVerb(before, i - 1, isToBehind: true)
                || IsOfVerb(before, i, isToBehind));
    }

    private static bool IsOfVerb(Token[] before, int i, bool isToBehind) =>
        isToBehind && (EventWords.Planning.Contains(before[i].Stem) || EventWords.Phases.Contains(before[i].Stem) || EventWords.Hedges.Contains(before[i].Stem) || StopWords.FormsOfBe.Contains(before[i].Word) || before[i].Word == "going");

    private static string Slot(EventSlot? slot) => slot is null ? ChatTexts.NotSaid : $"“{slot.Text}”";

    private static DraftQuote QuoteSentence(SourceRevision revision, EventSlot slot)
    {
        var passage = revision.Passages.First(p => p.Start <= slot.Start && slot.End <= p.End);
        var (start, end) = PassageSentences.Of(revision, passage).First(s => s.End >= slot.End);
        return new DraftQuote(revision.WorkspaceId, revision.SourceId, revision.Number, revision.Text[start..end], start);
    }

    private static DraftQuote Quote(Event row, EventSlot slot) => new(row.WorkspaceId, row.SourceId, row.Revision, slot.Text, slot.Start);
}
