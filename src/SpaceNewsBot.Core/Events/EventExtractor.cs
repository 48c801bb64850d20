using System.Collections.Immutable;
using SpaceNewsBot.Core.Language;
using SpaceNewsBot.Core.Sources;

namespace SpaceNewsBot.Core.Events;

/// <summary>Reads the ledger's rows out of a revision.</summary>
public static class EventExtractor
{
    /// <summary>
    /// Grows with every change of what rows are read, also of the rules that this class calls: stores then read the rows of
    /// their sources anew.
    /// </summary>
    public const int RulesVersion = 2;

    /// <summary>The events of a revision, in the order of the text. Headlines and furniture give none.</summary>
    public static ImmutableArray<Event> Extract(SourceRevision revision)
    {
        ArgumentNullException.ThrowIfNull(revision);
        var events = ImmutableArray.CreateBuilder<Event>();
        EventSentence? previous = null;
        var firstOfPrevious = 0;
        foreach (var passage in revision.Passages.Where(p => p.Kind == PassageKind.Body))
        {
            foreach (var span in PassageSentences.Of(revision, passage))
            {
                var sentence = new Sentence(revision.Text, span);
                if (sentence.Tokens.Length == 0)
                {
                    continue;
                }

                var current = new EventSentence(sentence, previous);
                var reason = current.ReasonForPrevious();
                for (var i = firstOfPrevious; reason is { } why && i < events.Count; i++)
                {
                    events[i] = events[i] with { Why = events[i].Why ?? new EventSlot(why.Start, why.End, revision.Text[why.Start..why.End]) };
                }

                firstOfPrevious = events.Count;
                foreach (var (action, concept) in Actions(sentence))
                {
                    if (current.Read(action, LedgerActions.Stopping.Contains(concept)) is { } slots)
                    {
                        events.Add(slots.ToEvent(revision, events.Count));
                    }
                }

                previous = current;
            }
        }

        return events.ToImmutable();
    }

    // One row for each verb or noun of action; a phrase counts once, by its verb.
    private static IEnumerable<(TokenRange Action, int Concept)> Actions(Sentence sentence)
    {
        var end = 0;
        foreach (var match in sentence.Matches
            .Where(m => LedgerActions.All.Contains(m.Concept.Id))
            .OrderBy(m => m.FirstToken)
            .ThenByDescending(m => LedgerActions.Stopping.Contains(m.Concept.Id))
            .ThenByDescending(m => m.TokenCount))
        {
            if (match.FirstToken >= end && IsAction(sentence, match) && !ClauseFinder.IsCondition(sentence, match.FirstToken) && !IsPurpose(sentence, match.FirstToken) && !IsInTitle(sentence, match.FirstToken))
            {
                end = match.FirstToken + match.TokenCount;
                yield return (new TokenRange(match.FirstToken, end), match.Concept.Id);
            }
        }
    }

    private static bool IsAction(Sentence sentence, LexiconMatch match)
    {
        var token = sentence.Tokens[match.FirstToken];
        if (VerbFinder.IsVerb(sentence, match.FirstToken))
        {
            return !IsModifier(sentence, match.FirstToken);
        }

        // "a suspension of the partnership": a noun of action that says what it acts on.
        var next = match.FirstToken + match.TokenCount;
        return LedgerActions.Stopping.Contains(match.Concept.Id)
            && token.Shape == TokenShape.Lower
            && IsNounOfAction(token.Word)
            && next < sentence.Tokens.Length
            && sentence.Tokens[next].Word == "of";
    }

    // "to launch its satellites": a purpose, unless somebody plans, seeks or agrees to do it.
    private static bool IsPurpose(Sentence sentence, int verb) =>
        verb > 1 && sentence.Tokens[verb - 1].Word == "to"
        && !(sentence.Tokens[verb - 2].Stem is "seek" or "plan" or "want" or "intend" or "decid" or "agre" or "threaten" or "vow" or "promis" or "refus" or "order"
            || StopWords.FormsOfBe.Contains(sentence.Tokens[verb - 2].Word));

    // The article "Russia says it will …": a title names a story, it tells no event of this one.
    private static bool IsInTitle(Sentence sentence, int action)
    {
        for (var i = action; i > 0; i--)
        {
            var before = sentence.Before(i);
            if (before.ContainsAny('"', '“', '”'))
            {
                return before.IndexOfAny('"', '“') >= 0
                    && sentence.Tokens[i - 1].Word is "article" or "story" or "report" or "piece" or "headline" or "headlined" or "titled" or "entitled" or "called";
            }
        }

        return false;
    }

    private static bool IsNounOfAction(string word) =>
        word.EndsWith("sion", StringComparison.Ordinal) || word.EndsWith("tion", StringComparison.Ordinal) || word.EndsWith("ment", StringComparison.Ordinal)
        || word is "withdrawal" or "pause" or "halt" or "freeze" or "departure" or "end";

    // "the suspended flights" tells of no new event.
    private static bool IsModifier(Sentence sentence, int verb) =>
        verb > 0 && StopWords.Determiners.Contains(sentence.Tokens[verb - 1].Word)
        && sentence.Tokens[verb].Word.EndsWith("ed", StringComparison.Ordinal);
}
