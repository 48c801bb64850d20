using System.Globalization;
using System.Text;

namespace SpaceNewsBot.Core.Inspection;

/// <summary>Shows moderators a text with nothing in it that hides, so that they see what they compare.</summary>
public static class VisibleText
{
    /// <summary>
    /// The text with its lines and tabs; other characters that can't be seen, or that turn the direction of writing, by name,
    /// as in "[U+200B]". Joiners and variation selectors stay where a script or a picture needs them. Foreign text nonetheless.
    /// </summary>
    /// <param name="text">Any text; halves of surrogate pairs become U+FFFD.</param>
    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var visible = new StringBuilder(text.Length);
        var before = new Rune(' ');
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsSeen(rune, before))
            {
                visible.Append(rune.ToString());
            }
            else
            {
                visible.Append(CultureInfo.InvariantCulture, $"[U+{rune.Value:X4}]");
            }

            before = rune;
        }

        return visible.ToString();
    }

    private static bool IsSeen(Rune rune, Rune before) =>
        rune.Value is '\n' or '\t'
        || (rune.Value is InvisibleCharacters.ZeroWidthJoiner or InvisibleCharacters.ZeroWidthNonJoiner
            ? InvisibleCharacters.IsPicture(before) || InvisibleCharacters.UsesJoiners(before)
            : InvisibleCharacters.IsVariationSelector(rune)
            ? Rune.IsDigit(before) || (!before.IsAscii && !InvisibleCharacters.IsVariationSelector(before))
            : !InvisibleCharacters.Contains(rune)
                && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format
                    or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator));
}
