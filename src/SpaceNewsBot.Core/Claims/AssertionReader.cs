using System.Collections.Frozen;
using SpaceNewsBot.Core.Language;

namespace SpaceNewsBot.Core.Claims;

/// <summary>Reads from the words before a verb, or another word that tells what is so, how firmly it is told.</summary>
internal static class AssertionReader
{
    // Between an auxiliary and its verb stand at most a few adverbs and a subject of a word or two.
    private const int Reach = 6;

    private static readonly FrozenSet<string> Nobodies = Set("nobody none nothing neither nor no few hardly never");

    // Stems of verbs behind which "to" tells what is or was done.
    private static readonly FrozenSet<string> Doing = Set("begin start continu manag go have use help come turn happen prove serv tend");

    // Stems of verbs that keep from doing what follows.
    private static readonly FrozenSet<string> Refusing = Set("refus declin fail yet deni unabl reject neglect omit avoid forget rule");

    // Stems of verbs that have what follows in mind, and no more.
    private static readonly FrozenSet<string> Considering = Set("consid propos discuss mull weigh suggest threaten contempl debat recommend envisag plan intend");

    private static readonly FrozenSet<string> Possibly = Set("may might could can cannot should must ought possibly perhaps maybe probably likely unlikely whether");

    private static readonly FrozenSet<string> Appearing = Set("seem appear accus reported alleg appar claim purport rumour rumor suppos unconfirm unverifi suggest suspect");

    // Stems of things that say what nobody has to answer for.
    private static readonly FrozenSet<string> Papers = Set("memo letter document rumour rumor leak post report messag note file email sourc");

    /// <summary>How firmly a sentence says what the word at a token tells.</summary>
    public static Assertion Read(Sentence sentence, int token)
    {
        var tokens = sentence.Tokens;
        var certainty = Certainty.Fact;
        var denied = VerbFinder.IsNegated(sentence, token);
        for (var i = token - 1; i >= Math.Max(0, token - Reach) && !sentence.Before(i + 1).ContainsAny(Punctuation.Any); i--)
        {
            var word = tokens[i].Word;
            if (word == "to")
            {
                denied ^= GovernedBy(sentence, i, Refusing);
                certainty = Lower(certainty, GovernedBy(sentence, i, StopWords.FormsOfBe) ? Certainty.Future
                    : GovernedBy(sentence, i, Doing) || GovernedBy(sentence, i, Refusing) ? Certainty.Fact : Certainty.Possible);
                break;
            }

            if (word is "will" or "shall" or "won't")
            {
                certainty = Lower(certainty, Certainty.Future);
            }
            else if (word is "would" or "wouldn't")
            {
                // "would have closed" didn't.
                certainty = Lower(certainty, i + 1 < token && tokens[i + 1].Word == "have" ? Certainty.Possible : Certainty.Future);
            }
            else if (Possibly.Contains(word))
            {
                certainty = Certainty.Possible;
            }
            else if (!StopWords.Auxiliaries.Contains(word) && !StopWords.Negations.Contains(word) && !StopWords.Pronouns.Contains(word) && !IsAdverb(tokens[i]))
            {
                break;
            }
        }

        if (VerbFinder.LastBefore(sentence, token) is >= 0 and var governing && !VerbFinder.IsVerb(sentence, token) | tokens[token].Word.EndsWith("ing", StringComparison.Ordinal)
            && !ClauseFinder.LiesBetween(sentence, governing, token))
        {
            // "threatened the sponsor with a boycott", "considers leaving"
            certainty = Considering.Contains(tokens[governing].Stem) && governing + Reach > token ? Certainty.Possible : certainty;
            denied ^= governing + 1 == token && Refusing.Contains(tokens[governing].Stem);
        }

        denied ^= IsToldOfNobody(sentence, token) && !VerbFinder.IsNegated(sentence, token);
        var isDisputed = IsDeniedBefore(sentence, token);
        denied ^= isDisputed;
        if (IsCondition(sentence, token) || IsQuestion(sentence))
        {
            certainty = Certainty.Possible;
        }

        return new Assertion(certainty, denied, isDisputed || IsUnconfirmed(sentence, token));
    }

    /// <summary>Whether what a token tells is a condition for something else; an insertion in one isn't.</summary>
    public static bool IsCondition(Sentence sentence, int token)
    {
        for (var i = token - 1; i >= 0 && sentence.Tokens[i].Word is not ("if" or "until" or "unless" or "whether" or "till"); i--)
        {
            if (sentence.Tokens[i].Word is "which" or "who" && sentence.Before(i).Contains(',') && !Enumerable.Range(i + 1, token - i).Any(k => sentence.Before(k).Contains(',')))
            {
                return false;
            }
        }

        return ClauseFinder.IsCondition(sentence, token);
    }

    private static bool GovernedBy(Sentence sentence, int to, FrozenSet<string> words)
    {
        var governing = to - 1;
        while (governing > 0 && (sentence.Tokens[governing].Word is "not" or "also" or "only" || IsAdverb(sentence.Tokens[governing])))
        {
            governing--;
        }

        return governing >= 0 && (words.Contains(sentence.Tokens[governing].Word) || words.Contains(sentence.Tokens[governing].Stem));
    }

    /// <summary>Whether a word may stand between an auxiliary and its verb.</summary>
    public static bool IsAdverb(Token token) =>
        token.Shape == TokenShape.Lower && (token.Word.EndsWith("ly", StringComparison.Ordinal) || token.Word is "also" or "still" or "already" or "now" or "just" or "soon" or "later" or "again" or "then" or "even" or "only" or "so" or "far" or "ever" or "yet" or "longer" or "too" or "very" or "quite" or "rather" or "more" or "most");

    private static Certainty Lower(Certainty a, Certainty b) => a < b ? a : b;

    // "Nobody has confirmed", "no exhibition would be cancelled", "neither of them signed".
    private static bool IsToldOfNobody(Sentence sentence, int token)
    {
        for (var i = token - 1; i >= 0 && !sentence.Before(i + 1).ContainsAny(Punctuation.Any); i--)
        {
            if (VerbFinder.IsVerb(sentence, i) || sentence.Tokens[i].Word is "that" or "because" or "who" or "which")
            {
                return false;
            }

            if (Nobodies.Contains(sentence.Tokens[i].Word))
            {
                return !(sentence.Tokens[i].Word == "no" && i + 1 < sentence.Tokens.Length && sentence.Tokens[i + 1].Word is "longer");
            }
        }

        return false;
    }

    // "denied that the company had broken any rule", "rejected a report that it had"
    private static bool IsDeniedBefore(Sentence sentence, int token)
    {
        var verb = VerbFinder.LastBefore(sentence, token);
        return verb >= 0 && sentence.Tokens[verb].Stem is "deni" or "disput" or "reject" or "doubt" or "dismiss" or "refut"
            && ((verb + 1 < token && sentence.Tokens[verb + 1].Word == "that") || RumourBefore(sentence, token) > verb);
    }

    // Where "a report that …" stands before a token in its clause; −1 for nowhere.
    private static int RumourBefore(Sentence sentence, int token)
    {
        var from = Math.Max(0, VerbFinder.LastBefore(sentence, token));
        for (var i = token - 1; i > from; i--)
        {
            if (sentence.Tokens[i].Word == "that")
            {
                for (var k = i - 1; k > from; k--)
                {
                    if (sentence.Tokens[k].Stem is "report" or "rumour" or "rumor" or "claim" or "alleg" or "accus" or "suggest" or "theori" or "fear" or "specul" or "suspicion")
                    {
                        return k;
                    }
                }
            }
        }

        return -1;
    }

    private static bool IsQuestion(Sentence sentence) => sentence.Text.AsSpan(sentence.Span.Start, sentence.Span.Length).TrimEnd("”\"’)").EndsWith("?");

    private static bool IsUnconfirmed(Sentence sentence, int token)
    {
        if (RumourBefore(sentence, token) is >= 0 and var rumour)
        {
            // "confirmed a report that …" makes it certain.
            return !(VerbFinder.LastBefore(sentence, rumour) is >= 0 and var verb && sentence.Tokens[verb].Stem is "confirm" or "admit" or "acknowledg" or "conced" or "prove" or "verifi");
        }

        for (var i = token; i >= 0; i--)
        {
            if (i < token && Appearing.Contains(sentence.Tokens[i].Stem) && !sentence.Tokens[i].Word.EndsWith("ing", StringComparison.Ordinal) && sentence.Tokens[i].Word != "report")
            {
                return true;
            }

            // "Nobody has confirmed that …"
            if (i < token && SayerFinder.IsSaying(sentence, i) && VerbFinder.IsVerb(sentence, i) && (VerbFinder.IsNegated(sentence, i) || IsToldOfNobody(sentence, i)))
            {
                return true;
            }

            // "A memo … says that"
            if (i < token && SayerFinder.IsSaying(sentence, i) && VerbFinder.IsVerb(sentence, i) && RoleFinder.Find(sentence, i).Agent is { } agent)
            {
                for (var k = agent.First; k < agent.End; k++)
                {
                    if (Papers.Contains(sentence.Tokens[k].Stem) && !sentence.Tokens[k].IsCapitalized)
                    {
                        return true;
                    }
                }

                return false;
            }
        }

        return false;
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
