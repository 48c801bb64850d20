using System.Text;

namespace SpaceNewsBot.Core.Inspection;

/// <summary>
/// Folds characters to the plain letters that a reader takes them for. The runtime's own normalisation knows only ASCII here,
/// since the program runs without culture data.
/// </summary>
internal static class CharacterFolding
{
    // Base letters of U+00C0 to U+017F, one for each; "?" where there is none.
    private const string LatinBases =
        "aaaaaaaceeeeiiiidnooooo?ouuuuy?saaaaaaaceeeeiiiidnooooo?ouuuuy?y" +
        "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

    private const string Lookalikes = "асеорхуіјѕһԁԛԝтмкнвгпиαοερνικτυχωɑɡıɩɪʟɴʀʏ";
    private const string LookedLike = "aceopxyijshdqwtmkhbrnuaoepviktuxwagiiilnry";

    /// <summary>Whether the character is no part of the word it stands in: invisible, or a mark put over a letter.</summary>
    public static bool IsSkipped(Rune rune) =>
        rune.Value is 0x00AD or (>= 0x0300 and <= 0x036F) or (>= 0x1AB0 and <= 0x1AFF) or (>= 0x1DC0 and <= 0x1DFF)
            or (>= 0x20D0 and <= 0x20FF) or (>= 0xFE20 and <= 0xFE2F)
        || InvisibleCharacters.IsVariationSelector(rune)
        || InvisibleCharacters.MarksDirection(rune)
        || InvisibleCharacters.TurnsDirection(rune)
        || (InvisibleCharacters.Contains(rune) && !InvisibleCharacters.IsTag(rune));

    /// <summary>The plain character in lower case.</summary>
    public static Rune Fold(Rune rune) => rune.Value switch
    {
        < 0x80 => new Rune(char.ToLowerInvariant((char)rune.Value)),
        >= 0xC0 and <= 0x17F when LatinBases[rune.Value - 0xC0] is not '?' and var letter => new Rune(letter),
        >= 0xFF01 and <= 0xFF5E => Fold(new Rune(rune.Value - 0xFEE0)),
        >= 0x1D400 and <= 0x1D6A3 => new Rune('a' + ((rune.Value - 0x1D400) % 26)),
        >= 0x1D7CE and <= 0x1D7FF => new Rune('0' + ((rune.Value - 0x1D7CE) % 10)),
        >= 0x24B6 and <= 0x24E9 => new Rune('a' + ((rune.Value - 0x24B6) % 26)),
        >= 0x1F130 and <= 0x1F149 => new Rune('a' + rune.Value - 0x1F130),
        >= 0x1F150 and <= 0x1F169 => new Rune('a' + rune.Value - 0x1F150),
        >= 0x1F170 and <= 0x1F189 => new Rune('a' + rune.Value - 0x1F170),
        0x210A or 0x210B or 0x210C or 0x210D => new Rune(rune.Value == 0x210A ? 'g' : 'h'),
        0x210E => new Rune('h'),
        0x2110 or 0x2111 => new Rune('i'),
        0x2112 or 0x2113 => new Rune('l'),
        0x2115 => new Rune('n'),
        0x2118 or 0x2119 => new Rune('p'),
        0x211A => new Rune('q'),
        >= 0x211B and <= 0x211D => new Rune('r'),
        0x212F or 0x2130 => new Rune('e'),
        0x2131 => new Rune('f'),
        0x2133 => new Rune('m'),
        0x2134 => new Rune('o'),
        _ when InvisibleCharacters.IsTag(rune) => Fold(new Rune(rune.Value - 0xE0000)),
        _ => Rune.ToLowerInvariant(rune),
    };

    /// <summary>The Latin letter that a Cyrillic, Greek or phonetic one looks like; the character itself where it looks like none.</summary>
    public static char Unmask(char folded)
    {
        var index = folded < 0x80 ? -1 : Lookalikes.IndexOf(folded);
        return index < 0 ? folded : LookedLike[index];
    }
}
