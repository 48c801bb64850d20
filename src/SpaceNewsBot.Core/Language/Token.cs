namespace SpaceNewsBot.Core.Language;

/// <summary>A word or number of a text.</summary>
/// <param name="Start">Offset of its first character, in UTF-16 code units.</param>
/// <param name="End">Offset behind its last character; a possessive "'s" lies behind it.</param>
/// <param name="Word">In lower case, without accents; "U.S." and "US" are "usa".</param>
/// <param name="Stem">The stem of <paramref name="Word"/>.</param>
/// <param name="Shape">How it is written.</param>
/// <param name="IsPossessive">Whether "'s" or an apostrophe follows.</param>
public readonly record struct Token(int Start, int End, string Word, string Stem, TokenShape Shape, bool IsPossessive)
{
    /// <summary>Whether it is written with a capital.</summary>
    public bool IsCapitalized => Shape is TokenShape.Capitalized or TokenShape.AllCapitals;
}
