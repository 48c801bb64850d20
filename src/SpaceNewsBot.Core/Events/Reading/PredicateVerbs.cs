using SpaceNewsBot.Core.Language;

namespace SpaceNewsBot.Core.Events.Reading;

/// <summary>Tells which words of a sentence may be a predicate's verb, somewhat wider than <see cref="VerbFinder"/> where the neighbours leave no doubt.</summary>
internal static class PredicateVerbs
{
    /// <summary>
    /// Whether a token is a verb here. Behind an adverb the verb of "will ultimately fail" is easily missed, and an adverb or
    /// adjective easily taken for one.
    /// </summary>
    public static bool IsVerb(Sentence sentence, int i)
    {
        var token = sentence.Tokens[i];
        if (token.Shape != TokenShape.Lower || StopWords.All.Contains(token.Word))
        {
            return false;
        }

        // "plans to question the nurse"
        var isPlanned = i > 1 && sentence.Tokens[i - 1].Word == "to" && EventWords.Planning.Contains(sentence.Tokens[i - 2].Stem) && Vocabulary.VerbShare(token.Stem) >= 0.05
            && i + 1 < sentence.Tokens.Length && (StopWords.Determiners.Contains(sentence.Tokens[i + 1].Word) || sentence.Tokens[i + 1].IsCapitalized);

        // "The clinic declined to comment"
        var isBehindSubject = i > 1 && token.Word.EndsWith("ed", StringComparison.Ordinal) && i + 1 < sentence.Tokens.Length && sentence.Tokens[i + 1].Word == "to"
            && sentence.Tokens[i - 1].Shape == TokenShape.Lower && !StopWords.All.Contains(sentence.Tokens[i - 1].Word) && StopWords.Determiners.Contains(sentence.Tokens[i - 2].Word) && VerbFinder.LastBefore(sentence, i) < 0;
        if (isPlanned || isBehindSubject || EndsLikeNoun(token.Word))
        {
            return isPlanned || isBehindSubject;
        }

        var isBehindAdverb = i > 1 && sentence.Tokens[i - 1].Word.EndsWith("ly", StringComparison.Ordinal) && StopWords.Auxiliaries.Contains(sentence.Tokens[i - 2].Word);
        var before = i - 1;
        while (before > 0 && (sentence.Tokens[before].Word is "not" or "also" or "never" or "already" or "now" || sentence.Tokens[before].Word.EndsWith("ly", StringComparison.Ordinal)))
        {
            before--;
        }

        if (before >= 0 && StopWords.FormsOfBe.Contains(sentence.Tokens[before].Word))
        {
            return (isBehindAdverb || VerbFinder.IsVerb(sentence, i)) && LooksLikeParticiple(token.Word);
        }

        return VerbFinder.IsVerb(sentence, i) || (isBehindAdverb && Vocabulary.VerbShare(token.Stem) >= 0.15);
    }

    /// <summary>Whether a word has the form of a participle.</summary>
    public static bool LooksLikeParticiple(string word) =>
        word.EndsWith("ed", StringComparison.Ordinal) || word.EndsWith("ing", StringComparison.Ordinal) || word.EndsWith("en", StringComparison.Ordinal) || Stemmer.IsIrregular(word)
        || word is "put" or "cut" or "shut" or "hit" or "hurt" or "set" or "read" or "cast" or "split" or "sworn" or "won" or "met";

    private static bool EndsLikeNoun(string word) =>
        word.EndsWith("ly", StringComparison.Ordinal) || word.EndsWith("ings", StringComparison.Ordinal) || word.EndsWith("tion", StringComparison.Ordinal) || word.EndsWith("ness", StringComparison.Ordinal)
        || word.EndsWith("ity", StringComparison.Ordinal) || word.EndsWith("ance", StringComparison.Ordinal) || word.EndsWith("ence", StringComparison.Ordinal) || word == "together"
        || (word.EndsWith("al", StringComparison.Ordinal) && word is not ("reveal" or "appeal" or "deal" or "steal" or "heal" or "seal" or "signal" or "conceal" or "repeal"));
}
