using SpaceNewsBot.Core.Language;
using SpaceNewsBot.Core.Retrieval;

namespace SpaceNewsBot.Core.Answers;

/// <summary>How well a sentence meets a word, name or phrase of a question: 0 not at all, 1 literally.</summary>
internal static class UnitMatcher
{
    private const double SameMeaning = 0.85;
    private const double Related = 0.6;
    private const double SameFamily = 0.7;
    private const double Misspelt = 0.85;

    /// <summary>The best match of the unit in the sentence, and the token where it stands (−1 for none).</summary>
    public static (double Score, int Token) Match(QuestionUnit unit, Sentence sentence)
    {
        var best = (Score: 0.0, Token: -1);
        foreach (var concept in unit.Concepts)
        {
            if (sentence.Concepts.TryGetValue(concept.Id, out var places))
            {
                Raise(concept.IsName ? 1 : SameMeaning, places[0]);
            }

            if (concept.IsName)
            {
                RaiseByRelation(concept);
            }
        }

        if (unit.Stems is ["own" or "owner" or "belong"] && FindOwner(sentence) is >= 0 and var owner)
        {
            // "Elon Musk's SpaceX"
            Raise(SameMeaning, owner);
        }

        if (unit.Stems.Length == 1)
        {
            var (score, token) = MatchStem(unit.Stems[0], unit, sentence);
            Raise(score, token);
        }
        else if (unit.Stems.Length > 1 && !(unit.IsName && unit.Concepts.Length > 0))
        {
            // A known name is met as a whole: "the American space agency" is no European one.
            RaiseByParts();
        }

        return best;

        void Raise(double score, int token)
        {
            if (score > best.Score)
            {
                best = (score, token);
            }
        }

        // An agency and its country meet in part, either way round.
        void RaiseByRelation(Concept concept)
        {
            foreach (var match in sentence.Matches)
            {
                if (match.Concept.IsName && (match.Concept.RelatedTo == concept.Id || concept.RelatedTo == match.Concept.Id))
                {
                    Raise(Related, match.FirstToken);
                    return;
                }
            }
        }

        void RaiseByParts()
        {
            double met = 0, all = 0;
            var at = -1;
            foreach (var stem in unit.Stems)
            {
                var weight = Vocabulary.Rarity(stem);
                var (score, token) = MatchStem(stem, unit, sentence);
                met += score * weight;
                all += weight;
                at = score > 0 && at < 0 ? token : at;
            }

            var share = all == 0 ? 0 : met / all;

            // "Nelson" stands for "Bill Nelson": the surname is enough.
            if (unit is { IsName: true, Concepts.Length: 0, Stems.Length: > 0 } && MatchStem(unit.Stems[^1], unit, sentence).Score >= 1)
            {
                share = Math.Max(share, 0.9);
            }

            Raise(share, at);
            if (unit.IsName && AcronymOf(unit, sentence) is { } acronym)
            {
                Raise(1, acronym);
            }
        }
    }

    /// <summary>Every token at which the unit's word stands in the sentence; where the word itself doesn't, its meaning.</summary>
    public static IEnumerable<int> Places(QuestionUnit unit, Sentence sentence)
    {
        if (unit.Stems.Length == 1 && sentence.Stems.TryGetValue(unit.Stems[0], out var same))
        {
            return same;
        }

        return unit.Concepts.SelectMany(c => sentence.Concepts.TryGetValue(c.Id, out var places) ? places : []).Distinct();
    }

    /// <summary>Whether the unit, or for a name somebody or something that belongs to it, stands in a run of the sentence's tokens.</summary>
    public static bool StandsIn(QuestionUnit unit, Sentence sentence, TokenRange range, Affiliations affiliations)
    {
        for (var i = range.First; i < range.End; i++)
        {
            var stem = sentence.Tokens[i].Stem;
            if (IsWordOf(unit, stem) || (unit.IsName && affiliations.AreTied(unit, stem)))
            {
                return true;
            }
        }

        foreach (var match in sentence.Matches)
        {
            var end = match.FirstToken + match.TokenCount;
            if (!range.Contains(match.FirstToken) || end > range.End)
            {
                continue;
            }

            // "Russia's space director" is Roscosmos' man; "a U.S. astronaut" is not NASA.
            var isHead = end == range.End || sentence.Tokens[end - 1].IsPossessive;
            if (unit.Concepts.Any(c => c.Id == match.Concept.Id
                || (c.IsName && match.Concept.IsName && (match.Concept.RelatedTo == c.Id || (isHead && c.RelatedTo == match.Concept.Id)))))
            {
                return true;
            }
        }

        return false;
    }

    private static int FindOwner(Sentence sentence)
    {
        for (var i = 0; i + 1 < sentence.Tokens.Length; i++)
        {
            if ((sentence.Tokens[i] is { IsPossessive: true, IsCapitalized: true } && sentence.Tokens[i + 1].IsCapitalized)
                || (sentence.Tokens[i].Stem is "compani" or "firm" or "ventur" && sentence.Tokens[i + 1].Word == "of"))
            {
                return i;
            }
        }

        return -1;
    }

    // Of a name the last word is enough ("Nelson"); one that the lexicon knows is compared as a whole.
    private static bool IsWordOf(QuestionUnit unit, string stem) =>
        unit.IsName && unit.Stems.Length > 1 ? unit.Concepts.Length == 0 && unit.Stems[^1] == stem : unit.Stems.Contains(stem);

    private static (double Score, int Token) MatchStem(string stem, QuestionUnit unit, Sentence sentence)
    {
        if (sentence.Stems.TryGetValue(stem, out var places))
        {
            return (1, places[0]);
        }

        if (unit.IsNumber)
        {
            return NumberWord(stem) is { } word && sentence.Stems.TryGetValue(word, out places) ? (1, places[0]) : (0, -1);
        }

        if (stem.Length < 3 || (stem.Length < 4 && !unit.IsName))
        {
            return (0, -1);
        }

        for (var i = 0; i < sentence.Tokens.Length; i++)
        {
            var other = sentence.Tokens[i].Stem;
            if (other.Length >= 5 && stem.Length >= 5 && IsFamily(stem, other) && !unit.IsName)
            {
                return (SameFamily, i);
            }

            // "Mars" in "ExoMars": a name that is the end of a longer one.
            if (unit.IsName && other.Length > stem.Length + 1 && other.EndsWith(stem, StringComparison.Ordinal) && sentence.Tokens[i].IsCapitalized)
            {
                return (SameFamily, i);
            }

            if (other.Length >= 6 && stem.Length >= 6 && IsOneEditAway(stem, other) && (!Vocabulary.IsKnown(stem) || !Vocabulary.IsKnown(other)))
            {
                return (Misspelt, i);
            }
        }

        return (0, -1);
    }

    // "suspension" and "suspend" are listed; this meets the rest ("operator", "operational"): a long common beginning.
    private static bool IsFamily(string a, string b)
    {
        var common = 0;
        while (common < a.Length && common < b.Length && a[common] == b[common])
        {
            common++;
        }

        return common >= 5 && common >= Math.Max(a.Length, b.Length) - 3 && common >= Math.Min(a.Length, b.Length) - 1;
    }

    private static bool IsOneEditAway(string a, string b)
    {
        if (Math.Abs(a.Length - b.Length) > 1 || a == b)
        {
            return false;
        }

        var i = 0;
        while (i < a.Length && i < b.Length && a[i] == b[i])
        {
            i++;
        }

        var restA = a.AsSpan(i);
        var restB = b.AsSpan(i);
        return restA.Length > 0 && restB[Math.Min(1, restB.Length)..].SequenceEqual(restA[1..])
            || (restB.Length > 0 && restB[1..].SequenceEqual(restA))
            || (restA.Length > 0 && restA[1..].SequenceEqual(restB));
    }

    private static int? AcronymOf(QuestionUnit unit, Sentence sentence)
    {
        if (unit.Stems.Length < 2)
        {
            return null;
        }

        for (var i = 0; i < sentence.Tokens.Length; i++)
        {
            var token = sentence.Tokens[i];
            if (token.Shape == TokenShape.AllCapitals && token.Word.Length == unit.Stems.Length
                && !token.Word.Where((c, k) => unit.Stems[k][0] != c).Any())
            {
                return i;
            }
        }

        return null;
    }

    private static string? NumberWord(string digits) => digits switch
    {
        "1" => "one",
        "2" => "two",
        "3" => "three",
        "4" => "four",
        "5" => "five",
        "6" => "six",
        "7" => "seven",
        "8" => "eight",
        "9" => "nine",
        "10" => "ten",
        "11" => "eleven",
        "12" => "twelve",
        _ => null,
    };
}
