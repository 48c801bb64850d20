namespace SpaceNewsBot.Core.Language;

/// <summary>Tells where one clause of a sentence ends and another begins.</summary>
internal static class ClauseFinder
{
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
        for (var i = first + 1; i <= second; i++)
        {
            var isVerb = VerbFinder.IsVerb(sentence, i);
            if (opened && isVerb)
            {
                return true;
            }

            // "an astronaut and two cosmonauts landed" joins parties; behind a verb, "and" begins anew.
            opened |= i < second && (sentence.Tokens[i].Word is "but" or "while" or "whereas" or "after" or "before" or "which" or "who" or "because" or "since" or "until" or "if"
                || (sentence.Tokens[i].Word == "and" && verbBefore));
            verbBefore |= isVerb;
        }

        return false;
    }
}
