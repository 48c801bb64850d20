using System.Globalization;
using System.Text;

namespace SpaceNewsBot.Core.Inspection;

/// <summary>Knows the characters that take no room on a page, and the scripts and pictures that need some of them.</summary>
internal static class InvisibleCharacters
{
    public const int ZeroWidthSpace = 0x200B;
    public const int ZeroWidthNonJoiner = 0x200C;
    public const int ZeroWidthJoiner = 0x200D;
    public const int ByteOrderMark = 0xFEFF;
    public const int BlackFlag = 0x1F3F4;
    public const int CancelTag = 0xE007F;

    /// <summary>
    /// Whether nobody sees the character. Soft hyphens aren't among these (printers put them into ordinary words), nor are the
    /// sixteen common variation selectors (emoji have them), nor the marks of direction.
    /// </summary>
    public static bool Contains(Rune rune) => rune.Value is
        0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or (>= 0x180B and <= 0x180F)
        or ZeroWidthSpace or ZeroWidthNonJoiner or ZeroWidthJoiner
        or (>= 0x2060 and <= 0x2065) or (>= 0x206A and <= 0x206F)
        or 0x3164 or ByteOrderMark or 0xFFA0 or (>= 0xFFF9 and <= 0xFFFB)
        or (>= 0x1BCA0 and <= 0x1BCA3) or (>= 0x1D173 and <= 0x1D17A)
        or (>= 0xE0000 and <= 0xE0FFF);

    /// <summary>Whether the character embeds, overrides or isolates a direction of writing.</summary>
    public static bool TurnsDirection(Rune rune) => rune.Value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);

    /// <summary>Whether the character only marks a direction, as it ordinarily does beside letters that run from right to left.</summary>
    public static bool MarksDirection(Rune rune) => rune.Value is 0x061C or 0x200E or 0x200F;

    /// <summary>Whether the character is one of the common variation selectors, of which one may follow a character.</summary>
    public static bool IsVariationSelector(Rune rune) => rune.Value is >= 0xFE00 and <= 0xFE0F;

    /// <summary>Whether the character chooses among the forms of an ideograph, as in Japanese names.</summary>
    public static bool ChoosesIdeograph(Rune rune) => rune.Value is >= 0xE0100 and <= 0xE01EF;

    /// <summary>Whether the character is one of the invisible copies of ASCII.</summary>
    public static bool IsTag(Rune rune) => rune.Value is >= 0xE0020 and <= 0xE007E;

    /// <summary>Whether a letter runs from right to left.</summary>
    public static bool IsRightToLeftLetter(Rune rune) =>
        rune.Value is (>= 0x0590 and <= 0x08FF) or (>= 0xFB1D and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFC)
            or (>= 0x10800 and <= 0x10FFF) or (>= 0x1E800 and <= 0x1EFFF)
        && Rune.IsLetter(rune);

    /// <summary>Whether the character belongs to a script whose spelling uses the joiner and the non-joiner.</summary>
    public static bool UsesJoiners(Rune rune) =>
        rune.Value is (>= 0x0600 and <= 0x08FF) or (>= 0x0900 and <= 0x0DFF) or (>= 0x0F00 and <= 0x109F) or (>= 0x1780 and <= 0x18AF)
            or (>= 0x1B00 and <= 0x1BFF) or (>= 0xA840 and <= 0xA8FF) or (>= 0xFB50 and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFC)
            or (>= 0x11000 and <= 0x11FFF)
        && IsLetterOrMark(rune);

    /// <summary>Whether the character belongs to a script without spaces, where an invisible one says that a line may break.</summary>
    public static bool UsesInvisibleSpaces(Rune rune) =>
        rune.Value is (>= 0x0E00 and <= 0x0FFF) or (>= 0x1000 and <= 0x109F) or (>= 0x1780 and <= 0x17FF) or (>= 0x1950 and <= 0x19DF);

    /// <summary>Whether the character is an ideograph.</summary>
    public static bool IsIdeograph(Rune rune) =>
        rune.Value is (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFF);

    /// <summary>Whether the character is Mongolian, which has selectors and a separator of its own.</summary>
    public static bool IsMongolian(Rune rune) => rune.Value is >= 0x1800 and <= 0x18AF;

    /// <summary>Whether the character is part of a Korean syllable written in pieces, which fillers complete.</summary>
    public static bool IsJamo(Rune rune) => rune.Value is (>= 0x1100 and <= 0x11FF) or (>= 0x3131 and <= 0x318E) or (>= 0xA960 and <= 0xA97C) or (>= 0xD7B0 and <= 0xD7FB);

    /// <summary>Whether a picture can stand on this character's side of a joiner.</summary>
    public static bool IsPicture(Rune rune) =>
        rune.Value is 0x00A9 or 0x00AE or (>= 0x2190 and <= 0x2BFF) or 0xFE0F or 0x20E3 or (>= 0x1F000 and <= 0x1FAFF);

    private static bool IsLetterOrMark(Rune rune) =>
        Rune.IsLetter(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
