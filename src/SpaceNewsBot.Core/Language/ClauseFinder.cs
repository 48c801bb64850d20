namespace SpaceNewsBot.Core.Language;

/// <summary>Tells where one clause of a sentence ends and another begins.</summary>
internal static class ClauseFinder
{
    /// <summary>Whether a verb stands in a condition ("until the sanctions are lifted", "if it is withdrawn"): it hasn't happened.</summary>
    public static bool IsCondition(Sentence sentence, int verb)
    {
        for (var i = verb - 1; i >= 0 && !sentence.Before(i + 1).ContainsAny(Punctuation.Strong); i--)
        {
            if (sentence.Tokens[i].Word is "if" or "until" or "unless" or "whether" or "till")
            {
                return true;
            }

            if (VerbFinder.IsVerb(sentence, i) && sentence.Before(i + 1).Contains(','))
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>
    /// Whether a conjunction that opens a clause of its own lies between two tokens: then a date or a reason at one of them
    /// says nothing about a verb at the other.
    /// </summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="first">The earlier token.</param>
    /// <param name="second">The later token.</param>
    public static bool LiesBetween(Sentence sentence, int first, int second)
    {
        var opened = false;
        var verbBefore = VerbFinder.IsVerb(sentence, first);
        var isFromVerb = verbBefore;
        for (var i = first + 1; i <= second; i++)
        {
            var isVerb = VerbFinder.IsVerb(sentence, i);
            if (opened && isVerb)
            {
                return true;
            }

            // "an astronaut and two cosmonauts landed" joins parties; behind a verb, "and" begins anew. Only a time that opens
            // the sentence holds for both of "left and landed".
            opened |= i < second && (sentence.Tokens[i].Word is "but" or "while" or "whereas" or "after" or "before" or "which" or "who" or "because" or "since" or "until" or "if"
                || (sentence.Tokens[i].Word == "and" && verbBefore && (isFromVerb || !VerbFinder.IsVerb(sentence, i + 1))));
            verbBefore |= isVerb;
        }

        return false;
    }
}
