using SpaceNewsBot.Core.Language;

namespace SpaceNewsBot.Core.Events.Reading;

/// <summary>
/// Finds the verbs and nouns of a sentence that tell an event: no states, no conditions, no purposes, no titles, no
/// participles that only say which one is meant.
/// </summary>
internal static class PredicateFinder
{
    /// <summary>The predicates, in the order of the sentence.</summary>
    public static List<Predicate> Find(Sentence sentence)
    {
        var predicates = new List<Predicate>();
        var tokens = sentence.Tokens;
        if (sentence.Text[sentence.Span.End - 1] == '?')
        {
            return predicates;
        }

        // A phrase counts once, by its verb; stopping before any other meaning.
        var listed = new Dictionary<int, LexiconMatch>();
        foreach (var match in sentence.Matches.Where(m => LedgerActions.All.Contains(m.Concept.Id)))
        {
            if (!listed.TryGetValue(match.FirstToken, out var known) || (IsStopping(match), match.TokenCount).CompareTo((IsStopping(known), known.TokenCount)) > 0)
            {
                listed[match.FirstToken] = match;
            }
        }

        for (var i = 0; i < tokens.Length; i++)
        {
            var isListed = listed.TryGetValue(i, out var match);
            var isVerb = PredicateVerbs.IsVerb(sentence, i);
            var end = isListed ? i + match.TokenCount : i + 1;
            if (isVerb ? !EventVerbs.IsEvent(sentence, i, isListed) : !(isListed && IsNounOfAction(sentence, match)))
            {
                continue;
            }

            if (ClauseFinder.IsCondition(sentence, i) || IsInTitle(sentence, i))
            {
                continue;
            }

            // "took place"
            if (isVerb && end == i + 1 && tokens[i].Stem == "take" && end < tokens.Length && tokens[end].Word == "place")
            {
                end++;
            }

            // "walked out"
            if (isVerb && end == i + 1 && end < tokens.Length && tokens[end].Word is "out" or "off" or "up" or "down" or "back" or "away" && sentence.Before(end) is " "
                && !(end + 1 < tokens.Length && tokens[end + 1].Word == "of"))
            {
                end++;
            }

            // "plans to sell": what is planned is the event.
            if (isVerb && i > 1 && tokens[i - 1].Word == "to" && predicates.Count > 0 && predicates[^1].Head == i - 2)
            {
                predicates.RemoveAt(predicates.Count - 1);
            }

            var first = isVerb && i > 1 && tokens[i - 1].Word == "to" && EventWords.Phases.Contains(tokens[i - 2].Stem) ? i - 2 : i;
            if (isVerb && predicates.Count > 0 && predicates[^1].Head == i - 1 && tokens[i].Word.EndsWith("ing", StringComparison.Ordinal) && EventWords.Planning.Contains(tokens[i - 1].Stem))
            {
                // "is considering selling"
                predicates.RemoveAt(predicates.Count - 1);
            }

            predicates.Add(new Predicate(new TokenRange(first, end), i, isVerb, isListed && IsStopping(match), isVerb && IsSaying(sentence, i)));
            i = end - 1;
        }

        return predicates;
    }

    /// <summary>Whether a verb says that somebody says something.</summary>
    public static bool IsSaying(Sentence sentence, int verb) =>
        SayerFinder.IsSaying(sentence, verb) || EventWords.Saying.Contains(sentence.Tokens[verb].Stem);

    private static bool IsStopping(LexiconMatch match) => LedgerActions.Stopping.Contains(match.Concept.Id);

    // "a suspension of the partnership": a noun of action that says what it acts on.
    private static bool IsNounOfAction(Sentence sentence, LexiconMatch match)
    {
        var token = sentence.Tokens[match.FirstToken];
        var next = match.FirstToken + match.TokenCount;
        return IsStopping(match)
            && token.Shape == TokenShape.Lower
            && (token.Word.EndsWith("sion", StringComparison.Ordinal) || token.Word.EndsWith("tion", StringComparison.Ordinal) || token.Word.EndsWith("ment", StringComparison.Ordinal)
                || token.Word is "withdrawal" or "pause" or "halt" or "freeze" or "departure" or "end")
            && next < sentence.Tokens.Length
            && sentence.Tokens[next].Word == "of";
    }

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
}
