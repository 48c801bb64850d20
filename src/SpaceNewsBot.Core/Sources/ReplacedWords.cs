using SpaceNewsBot.Core.Language;

namespace SpaceNewsBot.Core.Sources;

/// <summary>Finds the words that a moderator wants replaced, as copied from a terminal or a chat.</summary>
internal static class ReplacedWords
{
    /// <summary>The most UTF-16 code units that the words may have: some sentences.</summary>
    public const int MaxLength = 5_000;

    /// <summary>
    /// Every place where the words stand: exactly as written, else with any white space for each other (a copied line is
    /// wrapped elsewhere). Places don't overlap.
    /// </summary>
    public static IReadOnlyList<TextSpan> FindAll(string text, string words)
    {
        var copied = words.Trim().Replace("\r\n", "\n", StringComparison.Ordinal);
        var exact = FindExact(text, copied);
        return exact.Count > 0 ? exact : FindWrapped(text, copied.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    private static List<TextSpan> FindExact(string text, string words)
    {
        var places = new List<TextSpan>();
        for (var at = text.IndexOf(words, StringComparison.Ordinal); at >= 0; at = text.IndexOf(words, at + words.Length, StringComparison.Ordinal))
        {
            places.Add(new TextSpan(at, at + words.Length));
        }

        return places;
    }

    private static List<TextSpan> FindWrapped(string text, string[] words)
    {
        var places = new List<TextSpan>();
        for (var at = text.IndexOf(words[0], StringComparison.Ordinal); at >= 0; at = text.IndexOf(words[0], at + 1, StringComparison.Ordinal))
        {
            if ((places.Count == 0 || at >= places[^1].End) && EndOfMatch(text, at, words) is { } end)
            {
                places.Add(new TextSpan(at, end));
            }
        }

        return places;
    }

    private static int? EndOfMatch(string text, int at, string[] words)
    {
        for (var i = 0; i < words.Length; i++)
        {
            var gap = at;
            while (i > 0 && at < text.Length && char.IsWhiteSpace(text[at]))
            {
                at++;
            }

            if ((i > 0 && at == gap) || !text.AsSpan(at).StartsWith(words[i], StringComparison.Ordinal))
            {
                return null;
            }

            at += words[i].Length;
        }

        return at;
    }
}
