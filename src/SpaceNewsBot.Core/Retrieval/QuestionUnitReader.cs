using System.Collections.Frozen;
using SpaceNewsBot.Core.Language;

namespace SpaceNewsBot.Core.Retrieval;

/// <summary>Reads which words and names of a question an answer has to meet, and how much each counts.</summary>
internal static class QuestionUnitReader
{
    // Words about the telling, not the told; an answer need not repeat them.
    private static readonly FrozenSet<string> Weak = Set(
        "article story text source sources piece news report according mention mentioned say says said state stated happen happened happens occur occurred take took place "
        + "get got make made give given go went come came thing things kind type sort name names named called exactly actually really currently "
        + "part example main reason reasons way fact detail details information year day date time month person people number amount "
        + "supposed yes do does did involve involved affect affected impact impacted hit set cause caused mean last keep hold stand overall conclusion medium channel format public relate related regard regarding concern concerning about anything something everything anyone someone else ever");

    /// <summary>Whether a word is about the telling, not the told.</summary>
    public static bool IsWeak(string word) => Weak.Contains(word);

    /// <summary>The words, names and phrases that an answer has to meet, in the question's order.</summary>
    /// <param name="sentence">The question.</param>
    /// <param name="asked">The words that name what is asked for.</param>
    /// <param name="roles">Who does what to whom; null where it can't be told.</param>
    /// <param name="kind">What is asked for.</param>
    public static List<QuestionUnit> Read(Sentence sentence, TokenRange asked, Roles? roles, QuestionKind kind)
    {
        var tokens = sentence.Tokens;
        var taken = new bool[tokens.Length];
        var units = new List<QuestionUnit>();

        // Longest names of the lexicon first, then phrases, then names by their look, then words.
        foreach (var match in sentence.Matches.Where(m => m.Concept.IsName).OrderByDescending(m => m.TokenCount).ThenBy(m => m.FirstToken))
        {
            AddUnit(new TokenRange(match.FirstToken, match.FirstToken + match.TokenCount), isName: true);
        }

        foreach (var match in sentence.Matches.Where(m => !m.Concept.IsName && m.TokenCount > 1).OrderByDescending(m => m.TokenCount).ThenBy(m => m.FirstToken))
        {
            AddUnit(new TokenRange(match.FirstToken, match.FirstToken + match.TokenCount), isName: false);
        }

        foreach (var name in sentence.Names)
        {
            // "Which", "Did" and the like open the question with a capital; the finder leaves them out.
            AddUnit(new TokenRange(name.FirstToken, name.EndToken), isName: true);
        }

        for (var i = 0; i < tokens.Length; i++)
        {
            if (!StopWords.All.Contains(tokens[i].Word) || (kind == QuestionKind.YesNo && tokens[i].Word is "only" or "alone"))
            {
                AddUnit(new TokenRange(i, i + 1), IsNameWord(sentence, i));
            }
        }

        units.Sort((a, b) => a.Tokens.First.CompareTo(b.Tokens.First));
        return units;

        void AddUnit(TokenRange range, bool isName)
        {
            for (var i = range.First; i < range.End; i++)
            {
                if (taken[i])
                {
                    return;
                }
            }

            taken.AsSpan(range.First, range.Count).Fill(true);
            var stems = tokens[range.First..range.End].Where(t => !StopWords.All.Contains(t.Word) || range.Count == 1).Select(t => t.Stem).ToArray();
            var concepts = sentence.Matches.Where(m => m.FirstToken == range.First && m.TokenCount == range.Count).Select(m => m.Concept).ToArray();
            if (kind == QuestionKind.Who && tokens[range.First].Stem is "run" or "lead" or "head" or "chair" or "direct")
            {
                // "Who runs the museum?" asks for its head.
                concepts = [.. concepts, Lexicon.Get(Lexicon.ConceptOf("boss"))];
            }
            else if (kind == QuestionKind.What && tokens[range.First].Word is "job" or "position" or "occupation" or "role" or "post" or "office" && sentence.Names.Count > 0)
            {
                // "What is Rogozin's job?" asks for the office that he holds.
                concepts = [.. concepts, Lexicon.Get(Lexicon.ConceptOf("boss"))];
            }
            var first = tokens[range.First];
            var isVerb = roles is not null && range.Contains(roles.Verb);
            var isNumber = first.Shape == TokenShape.Number;
            units.Add(new QuestionUnit(range, stems, concepts, isName, isNumber, isVerb, Weight(range, stems, isName)));
        }

        double Weight(TokenRange range, string[] stems, bool isName)
        {
            var rarity = stems.Length == 0 ? 0 : stems.Max(Vocabulary.Rarity);
            if (range.Count == 1 && !isName && Weak.Contains(tokens[range.First].Word))
            {
                return rarity * 0.25;
            }

            // The noun that says what kind of thing is asked for is met by that kind, not by the word.
            if (asked.Contains(range.First) && kind is not (QuestionKind.HowMany or QuestionKind.What))
            {
                return rarity * 0.25;
            }

            if (stems is ["own"])
            {
                // "Its own" says little; to own is a common word too, and yet all that "who owns it" asks.
                var isAdjective = range.First > 0 && (StopWords.Determiners.Contains(tokens[range.First - 1].Word) || tokens[range.First - 1].IsPossessive);
                return isAdjective ? 0.05 : 0.5;
            }

            return isName ? Math.Max(rarity, 0.6) : rarity;
        }
    }

    // Users don't mind capitals: a word that is always a name elsewhere, or that was never seen, is one here.
    private static bool IsNameWord(Sentence sentence, int i)
    {
        var token = sentence.Tokens[i];
        return NameFinder.LooksLikeName(token)
            && ((token.IsCapitalized && i > 0) || Vocabulary.CapitalShare(token.Stem) >= 0.95)
            && !sentence.Matches.Exists(m => m.FirstToken == i && !m.Concept.IsName);
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
