using SpaceNewsBot.Core.Language;

namespace SpaceNewsBot.Core.Events.Reading;

/// <summary>Tells a comma in a list from one that ends a phrase.</summary>
internal static class ListFinder
{
    /// <summary>
    /// Whether a list goes on behind a comma: "NASA, the European Space Agency (ESA), and the Canadian Space Agency", a comma
    /// among names that ends in "and".
    /// </summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="comma">The token behind the comma.</param>
    /// <param name="end">Where the phrase ends.</param>
    public static bool GoesOn(Sentence sentence, int comma, int end)
    {
        for (var i = comma; i < Math.Min(end, comma + 8); i++)
        {
            if (VerbFinder.IsVerb(sentence, i) || StopWords.Pronouns.Contains(sentence.Tokens[i].Word))
            {
                return false;
            }
        }

        for (var i = comma; i < end; i++)
        {
            if (sentence.Tokens[i].Word is "and" or "or")
            {
                return true;
            }
        }

        return false;
    }
}
