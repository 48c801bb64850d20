using System.Collections.Frozen;
using SpaceNewsBot.Core.Language;

namespace SpaceNewsBot.Core.Events.MainEvents;

/// <summary>The places of places.txt, by their words.</summary>
internal static class KnownPlaces
{
    private const int MostWords = 4;

    private static readonly FrozenSet<string> All = EmbeddedLists.Lines("places.txt")
        .SelectMany(l => l.Split(", "))
        .Select(n => Key(Tokenizer.Tokenize(n)))
        .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether a name, or its last words, is a place that everybody knows.</summary>
    public static bool Contains(Sentence sentence, TokenRange name)
    {
        for (var first = Math.Max(name.First, name.End - MostWords); first < name.End; first++)
        {
            if (All.Contains(Key(sentence.Tokens.AsSpan(first, name.End - first))))
            {
                return true;
            }
        }

        return false;
    }

    private static string Key(ReadOnlySpan<Token> tokens)
    {
        var words = new List<string>(tokens.Length);
        foreach (var token in tokens)
        {
            words.Add(token.Word);
        }

        return string.Join(' ', words);
    }
}
