using System.Globalization;
using System.Text;

namespace SpaceNewsBot.Core.Inspection;

/// <summary>Shows a moderator what was found, with nothing in it that acts or hides.</summary>
public static class FindingExcerpt
{
    /// <summary>The most UTF-16 code units that an excerpt has.</summary>
    public const int MaxLength = 80;

    private const char Cut = '…';

    /// <summary>The characters on one line, those that can't be seen by name, cut with "…" where there are too many.</summary>
    internal static string Of(ReadOnlySpan<char> found)
    {
        var excerpt = new StringBuilder(MaxLength);
        var afterSpace = true;
        foreach (var rune in found.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune) && afterSpace)
            {
                continue;
            }

            afterSpace = Rune.IsWhiteSpace(rune);
            var shown = afterSpace ? " " : IsSeen(rune) ? rune.ToString() : string.Create(CultureInfo.InvariantCulture, $"[U+{rune.Value:X4}]");
            if (excerpt.Length + shown.Length > MaxLength - 1)
            {
                return excerpt.Append(Cut).ToString();
            }

            excerpt.Append(shown);
        }

        return excerpt.ToString();
    }

    private static bool IsSeen(Rune rune) =>
        !InvisibleCharacters.Contains(rune)
        && !InvisibleCharacters.IsVariationSelector(rune)
        && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse
            or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate);
}
