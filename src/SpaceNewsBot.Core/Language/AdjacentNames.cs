namespace SpaceNewsBot.Core.Language;

/// <summary>Tells which names stand in one phrase: "Russia's space director Dmitry Rogozin", "NASA chief Bill Nelson".</summary>
internal static class AdjacentNames
{
    private const int MaxGap = 4;

    /// <summary>Whether a possessive, or a name used as an adjective, and a few plain words (the office) lead to the other name.</summary>
    public static bool AreOnePhrase(Sentence sentence, NameSpan first, NameSpan second)
    {
        if (second.FirstToken - first.EndToken > MaxGap)
        {
            return false;
        }

        for (var i = first.EndToken; i < second.FirstToken; i++)
        {
            if (sentence.Tokens[i].Shape != TokenShape.Lower || StopWords.All.Contains(sentence.Tokens[i].Word) || VerbFinder.IsVerb(sentence, i))
            {
                return false;
            }
        }

        for (var i = first.EndToken; i <= second.FirstToken; i++)
        {
            if (sentence.Before(i).ContainsAny(Punctuation.Any) || (i > first.EndToken && sentence.Before(i).Length > 2))
            {
                return false;
            }
        }

        return true;
    }
}
