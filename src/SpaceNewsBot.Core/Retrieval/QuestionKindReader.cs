using System.Collections.Frozen;
using SpaceNewsBot.Core.Language;

namespace SpaceNewsBot.Core.Retrieval;

/// <summary>Reads what a question asks for: a person, a date, a reason, the story as a whole.</summary>
internal static class QuestionKindReader
{
    // Words that say which kind of thing is asked for, not which thing.
    private static readonly FrozenDictionary<string, QuestionKind> AskedNouns = new Dictionary<string, QuestionKind>(StringComparer.Ordinal)
    {
        ["person"] = QuestionKind.Who,
        ["man"] = QuestionKind.Who,
        ["woman"] = QuestionKind.Who,
        ["people"] = QuestionKind.Who,
        ["organisation"] = QuestionKind.Who,
        ["organization"] = QuestionKind.Who,
        ["company"] = QuestionKind.Who,
        ["companies"] = QuestionKind.Who,
        ["agency"] = QuestionKind.Who,
        ["agencies"] = QuestionKind.Who,
        ["firm"] = QuestionKind.Who,
        ["party"] = QuestionKind.Who,
        ["name"] = QuestionKind.Who,
        ["names"] = QuestionKind.Who,
        ["country"] = QuestionKind.Where,
        ["countries"] = QuestionKind.Where,
        ["city"] = QuestionKind.Where,
        ["place"] = QuestionKind.Where,
        ["location"] = QuestionKind.Where,
        ["town"] = QuestionKind.Where,
        ["state"] = QuestionKind.Where,
        ["day"] = QuestionKind.When,
        ["date"] = QuestionKind.When,
        ["year"] = QuestionKind.When,
        ["month"] = QuestionKind.When,
        ["time"] = QuestionKind.When,
        ["century"] = QuestionKind.When,
        ["weekday"] = QuestionKind.When,
        ["reason"] = QuestionKind.Why,
        ["reasons"] = QuestionKind.Why,
        ["motive"] = QuestionKind.Why,
        ["cause"] = QuestionKind.Why,
        ["condition"] = QuestionKind.Why,
        ["conditions"] = QuestionKind.Why,
        ["circumstances"] = QuestionKind.Why,
        ["number"] = QuestionKind.HowMany,
        ["amount"] = QuestionKind.HowMany,
        ["percentage"] = QuestionKind.HowMany,
        ["population"] = QuestionKind.HowMany,
        ["price"] = QuestionKind.HowMany,
        ["cost"] = QuestionKind.HowMany,
        ["distance"] = QuestionKind.HowMany,
        ["way"] = QuestionKind.How,
        ["method"] = QuestionKind.How,
        ["means"] = QuestionKind.How,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<string> SourceWords = Set("article story text piece report source page");

    private static readonly FrozenSet<string> AuthorWords = Set("wrote write written author authors authored byline journalist reporter writer");

    /// <summary>The kind, and the words that name it ("country" of "in which country"); none where only a question word does.</summary>
    /// <param name="sentence">The question.</param>
    /// <param name="wh">The token of its question word; −1 for none.</param>
    /// <param name="opening">The token at which the question proper begins.</param>
    /// <param name="isOverview">Whether it asks for rows of the ledger.</param>
    public static (QuestionKind Kind, TokenRange Asked) Read(Sentence sentence, int wh, int opening, bool isOverview)
    {
        var tokens = sentence.Tokens;
        var none = new TokenRange(0, 0);
        if (tokens.Length == 0)
        {
            return (QuestionKind.What, none);
        }

        if (IsAboutSource(tokens))
        {
            return (QuestionKind.AboutSource, none);
        }

        if (isOverview)
        {
            return (QuestionKind.Overview, none);
        }

        if (wh < 0)
        {
            return StopWords.Auxiliaries.Contains(tokens[opening].Word) ? (QuestionKind.YesNo, none) : (QuestionKind.What, none);
        }

        if (StopWords.Auxiliaries.Contains(tokens[opening].Word) && wh > opening + 1 && tokens[opening].Word is not "can" and not "could")
        {
            return (QuestionKind.YesNo, none);
        }

        var next = wh + 1 < tokens.Length ? tokens[wh + 1].Word : "";
        switch (tokens[wh].Word)
        {
            case "who" or "who's" when AsksWhatSomebodyIs(sentence, wh):
                return (QuestionKind.What, none);
            case "who" or "whom" or "whose" or "who's":
                return (QuestionKind.Who, none);
            case "when" or "when's":
                return (wh > 0 && tokens[wh - 1].Word is "until" or "till" ? QuestionKind.HowLong : QuestionKind.When, none);
            case "where" or "where's":
                return (QuestionKind.Where, none);
            case "why":
                return (QuestionKind.Why, none);
            case "how":
                return next switch
                {
                    "much" when NounPhrase(tokens, wh + 2).Count == 0 => (QuestionKind.HowMany, new TokenRange(wh + 1, wh + 2)),
                    "many" or "much" => (QuestionKind.HowMany, NounPhrase(tokens, wh + 2)),
                    "long" => (QuestionKind.HowLong, new TokenRange(wh + 1, wh + 2)),
                    "old" or "tall" or "big" or "large" or "far" or "high" or "deep" or "fast" or "heavy" or "often" or "expensive" or "wide" => (QuestionKind.HowMany, new TokenRange(wh + 1, wh + 2)),
                    "come" => (QuestionKind.Why, new TokenRange(wh + 1, wh + 2)),
                    _ => (QuestionKind.How, none),
                };
            default:
                return WhatKind(sentence, wh, next);
        }
    }

    // "Who is Bill Nelson?" names him and asks what he is.
    private static bool AsksWhatSomebodyIs(Sentence sentence, int wh)
    {
        var rest = sentence.Tokens.Skip(wh + 1).SkipWhile(t => StopWords.FormsOfBe.Contains(t.Word)).ToList();
        return rest.Count is > 0 and <= 4 && (sentence.Tokens[wh].Word == "who's" || rest.Count < sentence.Tokens.Length - wh - 1)
            && rest.TrueForAll(t => !StopWords.All.Contains(t.Word)) && NameFinder.LooksLikeName(rest[^1]);
    }

    private static (QuestionKind Kind, TokenRange Asked) WhatKind(Sentence sentence, int wh, string next)
    {
        var tokens = sentence.Tokens;
        if (next is "caused" or "causes" or "prompted" or "triggered" or "made" or "led" or "drove" or "pushed" or "motivated" or "brought")
        {
            return (QuestionKind.Why, new TokenRange(wh + 1, wh + 2));
        }

        if (tokens[^1].Word is "called" or "named" && StopWords.FormsOfBe.Contains(next))
        {
            // "What are the cosmonauts called?"
            return (QuestionKind.Who, new TokenRange(tokens.Length - 1, tokens.Length));
        }

        if (next is "happened" or "happens" or "about")
        {
            return (QuestionKind.What, new TokenRange(0, 0));
        }

        // "what is the reason for", "what was the name of", "which company", "on what day", "under what condition".
        var noun = wh + 1;
        var viaBe = noun < tokens.Length && StopWords.FormsOfBe.Contains(tokens[noun].Word);
        if (viaBe || tokens[wh].Word == "what's")
        {
            noun += viaBe ? 1 : 0;
            while (noun < tokens.Length && (StopWords.Determiners.Contains(tokens[noun].Word) || tokens[noun].Word is "main" or "stated" or "given" or "exact"))
            {
                noun++;
            }
        }

        for (var i = noun; i < Math.Min(noun + 3, tokens.Length); i++)
        {
            if (AskedNouns.TryGetValue(tokens[i].Word, out var kind) && (i > noun || !viaBe || i + 1 >= tokens.Length || tokens[i + 1].Word is "of" or "for" or "that" or "behind" or "why" or "when" or "did" or "under" or "on" or "given" or "in"))
            {
                return (kind, new TokenRange(i, i + 1));
            }

            if (StopWords.All.Contains(tokens[i].Word) || VerbFinder.IsVerb(sentence, i))
            {
                break;
            }
        }

        return (QuestionKind.What, viaBe || noun >= tokens.Length || StopWords.All.Contains(tokens[noun].Word) || (VerbFinder.IsVerb(sentence, noun) && !IsBeforeAuxiliary(tokens, noun)) ? new TokenRange(0, 0) : NounPhrase(tokens, noun));
    }

    // "Which crossing has …": a word between "which" and an auxiliary is a noun, however it ends.
    private static bool IsBeforeAuxiliary(Token[] tokens, int i) => i + 1 < tokens.Length && StopWords.Auxiliaries.Contains(tokens[i + 1].Word);

    private static TokenRange NounPhrase(Token[] tokens, int first)
    {
        var end = first;
        while (end < tokens.Length && !StopWords.All.Contains(tokens[end].Word) && end - first < 3 && (end == first || (Vocabulary.VerbShare(tokens[end].Stem) < 0.6 && !tokens[end].Word.EndsWith("ed", StringComparison.Ordinal))))
        {
            end++;
        }

        return new TokenRange(first, end);
    }

    private static bool IsAboutSource(Token[] tokens)
    {
        var words = tokens.Select(t => t.Word).ToHashSet(StringComparer.Ordinal);

        // "The report of the biologist" is a report that the source tells of, not the source.
        var aboutSource = tokens.Where((t, i) => SourceWords.Contains(t.Word) && !(i + 1 < tokens.Length && tokens[i + 1].Word == "of")).Any();
        if (tokens.Length <= 4 && words.Overlaps(["author", "byline", "headline", "publisher"]) && tokens.Count(t => !StopWords.All.Contains(t.Word)) == 1)
        {
            return true;
        }

        if (words.Overlaps(AuthorWords) && (aboutSource || words.Contains("this")))
        {
            return true;
        }

        return aboutSource
            && (words.Overlaps(["title", "headline", "titled", "publisher", "published", "publish", "outlet", "publication", "byline", "url", "address", "link", "called"]))
            && tokens.Count(t => !StopWords.All.Contains(t.Word) && !QuestionUnitReader.IsWeak(t.Word)) <= 3;
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
