using System.Collections.Frozen;
using SpaceNewsBot.Core.Language;

namespace SpaceNewsBot.Core.Events.MainEvents;

/// <summary>Finds the deeds of a sentence, in headlines too, where verbs stand in the present and auxiliaries are left out.</summary>
internal static class DeedReader
{
    private const int MostDeeds = 6;
    private const int MostEnds = 8;
    private const int MostWords = 24;

    // What a predicate may end before.
    private static readonly FrozenSet<string> Cuts =
        new[] { "and", "but", "as", "after", "before", "when", "while", "amid", "over", "for", "to", "in", "at", "on", "near", "with", "by", "from", "who", "which", "that", "because", "following", "despite", "until", "outside", "against", "during" }
            .ToFrozenSet(StringComparer.Ordinal);

    // Directly behind a verb these are part of what it says ("stands by", "lands in", "blames on").
    private static readonly FrozenSet<string> BelongsToVerb =
        new[] { "and", "but", "for", "to", "at", "on", "in", "with", "by", "from", "that", "against" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> ClauseWords =
        new[] { "that", "because", "since", "after", "when", "while", "as", "if", "until", "unless", "although", "though", "but", "where", "who", "which", "whether", "than", "then", "before", "amid", "despite" }
            .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The deeds, in the order of their verbs.</summary>
    public static List<Deed> Read(ReadSentence read)
    {
        var deeds = new List<Deed>();
        var sentence = read.Sentence;
        var tokens = sentence.Tokens;
        var earlierEnd = 0;
        for (var i = 0; i < tokens.Length && deeds.Count < MostDeeds; i++)
        {
            if (!IsVerb(read, i) && !StopWords.Auxiliaries.Contains(tokens[i].Word))
            {
                continue;
            }

            var (first, verb) = (i, i);
            for (var k = i + 1; k < Math.Min(tokens.Length, i + 5) && !sentence.Before(k).ContainsAny(Punctuation.Any); k++)
            {
                if (IsVerb(read, k) || StopWords.Auxiliaries.Contains(tokens[k].Word))
                {
                    if (!StopWords.Auxiliaries.Contains(tokens[verb].Word))
                    {
                        break;
                    }

                    verb = k;
                }
                else if (!IsBetween(tokens[k]))
                {
                    break;
                }
            }

            if (verb > 0 && tokens[verb].Word is "be" or "been" && first == verb)
            {
                continue;
            }

            deeds.Add(new Deed(read, deeds.Count, Subject(sentence, earlierEnd, first), first, verb, Ends(read, verb)));
            earlierEnd = verb + 1;
            i = verb;
        }

        return deeds;
    }

    /// <summary>Whether a token is a verb; in a headline, also a present or past form behind what may be its subject.</summary>
    public static bool IsVerb(ReadSentence read, int i)
    {
        var sentence = read.Sentence;
        var token = sentence.Tokens[i];
        var isHeadline = read.Field == MainEventField.Title;
        if (isHeadline && i > 0 && token.Word.EndsWith("ing", StringComparison.Ordinal) && !sentence.Before(i).ContainsAny(Punctuation.Any)
            && !StopWords.All.Contains(sentence.Tokens[i - 1].Word))
        {
            // "Seattle shooting leaves five hurt": a noun.
            return false;
        }

        if (VerbFinder.IsVerb(sentence, i))
        {
            return true;
        }

        if (!isHeadline || i == 0 || token.Shape != TokenShape.Lower || StopWords.All.Contains(token.Word) || NumberFinder.IsNumber(token)
            || StopWords.Determiners.Contains(sentence.Tokens[i - 1].Word) || sentence.Tokens[i - 1].IsPossessive || StopWords.Prepositions.Contains(sentence.Tokens[i - 1].Word))
        {
            return false;
        }

        if (i + 1 < sentence.Tokens.Length && sentence.Tokens[i + 1].Word is "out" or "up" or "off" or "down" or "away" or "back" && Vocabulary.VerbShare(token.Stem) > 0)
        {
            // "Drivers crash out"
            return true;
        }

        var share = Vocabulary.VerbShare(token.Stem);
        var looksLikeForm = token.Word.EndsWith('s') || token.Word.EndsWith("ed", StringComparison.Ordinal) || Stemmer.IsIrregular(token.Word);
        return share >= (looksLikeForm ? 0.25 : 0.5);
    }

    private static bool IsBetween(Token token) =>
        token.Word is "not" or "also" or "never" or "now" or "already" or "still" or "just" or "then" or "even" or "only" or "later" or "to"
        || (token.Word.EndsWith("ly", StringComparison.Ordinal) && token.Shape == TokenShape.Lower);

    private static TokenRange? Subject(Sentence sentence, int from, int verb)
    {
        var tokens = sentence.Tokens;
        var end = verb;
        while (end > from && IsBetween(tokens[end - 1]))
        {
            end--;
        }

        // "Max Smith, the mayor, said"
        var first = end;
        while (first > from && !ClauseWords.Contains(tokens[first - 1].Word)
            && !(first < end && (sentence.Before(first).ContainsAny(Punctuation.Strong) || sentence.Before(first).Contains("--", StringComparison.Ordinal)))
            && !(first < end && sentence.Before(first).Contains(',') && (StopWords.Prepositions.Contains(tokens[from].Word) || tokens[from].Word.EndsWith("ing", StringComparison.Ordinal))))
        {
            first--;
        }

        while (first < end && tokens[first].Word is "and" or "or" or "to" or "by" or "with" or "of")
        {
            first++;
        }

        return first < end ? new TokenRange(first, end) : null;
    }

    private static List<(int End, string Next)> Ends(ReadSentence read, int verb)
    {
        var sentence = read.Sentence;
        var tokens = sentence.Tokens;
        var ends = new List<(int End, string Next)>();
        for (var k = verb + 1; ends.Count < MostEnds && k <= Math.Min(tokens.Length, verb + MostWords); k++)
        {
            if (k == tokens.Length)
            {
                ends.Add((k, "end"));
            }
            else if (sentence.Before(k).ContainsAny(Punctuation.Strong))
            {
                ends.Add((k, "end"));
                break;
            }
            else if (sentence.Before(k).ContainsAny(Punctuation.Any))
            {
                ends.Add((k, "comma"));
            }
            else if (Cuts.Contains(tokens[k].Word) && (k > verb + 1 || !BelongsToVerb.Contains(tokens[k].Word)))
            {
                ends.Add((k, tokens[k].Word));
            }
        }

        return ends;
    }
}
