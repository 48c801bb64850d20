using System.Collections.Frozen;

namespace SpaceNewsBot.Core.Language;

/// <summary>Words for people and bodies that act, and for the offices that they hold.</summary>
internal static class PartyWords
{
    private static readonly FrozenSet<string> Stems = new[]
    {
        "agenc", "compani", "firm", "organ", "organis", "govern", "minist", "ministri", "author", "union", "parti", "committe", "council", "board",
        "presid", "director", "chief", "leader", "head", "chairman", "spokesman", "spokeswoman", "spokesperson", "offici", "astronaut", "cosmonaut",
        "polic", "worker", "employe", "crew", "team", "scientist", "research", "investor", "owner", "visitor", "passeng", "resid", "member", "partner",
        "man", "woman", "people", "group", "countri", "nation", "bank", "court", "judg", "lawyer", "doctor", "teacher", "student", "customer", "user",
        "king", "queen", "emperor", "philosoph", "engin", "inventor", "founder", "actor", "singer", "writer", "player", "captain", "general", "soldier",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly string[] OfficeEndings = ["or", "er", "ist", "ian", "eon", "man", "ant"];

    /// <summary>Whether a noun, by its stem, is one for people and bodies that act.</summary>
    public static bool IsParty(string stem) => Stems.Contains(stem);

    /// <summary>Whether a word is or looks like one for an office or a trade.</summary>
    public static bool IsOffice(Token token) =>
        Stems.Contains(token.Stem) || OfficeEndings.Any(ending => token.Word.EndsWith(ending, StringComparison.Ordinal));

    /// <summary>Whether the name of a country only describes the noun behind it: "two Russian cosmonauts" aren't Russia.</summary>
    /// <param name="tokens">The tokens that the match is from.</param>
    /// <param name="match">A match of a name.</param>
    public static bool OnlyDescribes(Token[] tokens, LexiconMatch match)
    {
        var next = match.FirstToken + match.TokenCount;
        return match is { TokenCount: 1, Concept: { IsName: true, RelatedTo: null } } && next < tokens.Length && tokens[next].Shape == TokenShape.Lower;
    }
}
