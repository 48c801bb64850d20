using SpaceNewsBot.Core.Language;

namespace SpaceNewsBot.Core.Events.MainEvents;

/// <summary>
/// Writes headlines as sentences are written ("Taliban Strike Consulate", "AN EXPLOSION has": only names keep their
/// capitals), since everything that reads sentences tells names and verbs by them. No character moves.
/// </summary>
internal static class OrdinaryCapitals
{
    // A word that is capitalised less often than this is no name.
    private const double NameShare = 0.5;

    // From this share of its words on a headline is written in capitals throughout.
    private const double MostCapitals = 0.7;
    private const int FewestWords = 4;
    private const int LongestAcronym = 4;

    /// <summary>The text of a field.</summary>
    public static string Of(string text, bool isTitle)
    {
        var tokens = Tokenizer.Tokenize(text);
        var words = tokens.Where(t => t.Shape != TokenShape.Number && !StopWords.All.Contains(t.Word)).ToList();
        var isAllCapitalised = isTitle && words.Count >= FewestWords && words.Count(t => t.IsCapitalized) >= MostCapitals * words.Count;
        char[]? changed = null;
        for (var i = 0; i < tokens.Length; i++)
        {
            var token = tokens[i];
            var isShouted = token.Shape == TokenShape.AllCapitals && token.End - token.Start > 1 && text.AsSpan(token.Start, token.End - token.Start).IndexOf('.') < 0
                && (token.Word.Length > LongestAcronym || (Vocabulary.IsKnown(token.Stem) && Vocabulary.CapitalShare(token.Stem) < NameShare) || (StopWords.All.Contains(token.Word) && token.Word is not ("us" or "it" or "usa")));
            if (!isShouted && !(isAllCapitalised && token.IsCapitalized))
            {
                continue;
            }

            var isName = !StopWords.All.Contains(token.Word) && (!Vocabulary.IsKnown(token.Stem) || Vocabulary.CapitalShare(token.Stem) >= NameShare);
            changed ??= text.ToCharArray();
            for (var k = token.Start; k < token.End; k++)
            {
                var keeps = k == token.Start ? isName || i == 0 : !isShouted;
                changed[k] = keeps ? changed[k] : char.ToLowerInvariant(changed[k]);
            }
        }

        return changed is null ? text : new string(changed);
    }
}
