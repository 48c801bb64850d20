namespace SpaceNewsBot.Core.Citations;

/// <summary>Tells whether a place in a text lies inside a word.</summary>
internal static class WordEdges
{
    /// <summary>
    /// Whether the characters on both sides of a place belong to one word. In scripts that are written without spaces no
    /// place does, since only a dictionary could tell.
    /// </summary>
    public static bool IsInsideWord(ReadOnlySpan<char> text, int at) =>
        at > 0 && at < text.Length && IsOfSpacedWord(text[at - 1]) && IsOfSpacedWord(text[at]);

    /// <summary>Where words stand first in a text as whole words ("planned" doesn't stand in "unplanned"); null where they don't.</summary>
    public static int? Find(string text, string words)
    {
        var at = words.Length == 0 ? -1 : text.IndexOf(words, StringComparison.Ordinal);
        while (at >= 0 && (IsInsideWord(text, at) || IsInsideWord(text, at + words.Length)))
        {
            // On to where a word starts: a long run of one letter is looked at once.
            do
            {
                at++;
            }
            while (IsInsideWord(text, at));

            at = at < text.Length ? text.IndexOf(words, at, StringComparison.Ordinal) : -1;
        }

        return at < 0 ? null : at;
    }

    // Thai, Lao, Burmese and Khmer, and everything from the CJK radicals on but Hangul, are written without spaces.
    private static bool IsOfSpacedWord(char c) =>
        char.IsLetterOrDigit(c) && c is not ((>= '\u0e00' and <= '\u0eff') or (>= '\u1000' and <= '\u109f') or (>= '\u1780' and <= '\u17ff') or (>= '\u2e80' and < '\uac00') or > '\ud7a3');
}
