using Lucene.Net.Tartarus.Snowball.Ext;

namespace SpaceNewsBot.Core.Language;

/// <summary>
/// The English Snowball stemmer (Porter 2) behind a list of irregular forms ("said" is "say"), with a bounded cache for
/// each thread: no lock on the hot path.
/// </summary>
internal static class Stemmer
{
    private const int MaxCached = 50_000;

    private static readonly Dictionary<string, string> Irregular = EmbeddedLists.Lines("irregular-forms.txt")
        .Select(line => line.Split(' '))
        .SelectMany(words => words.Skip(1).Select(form => (Base: words[0], Form: form)))
        .ToDictionary(f => f.Form, f => f.Base, StringComparer.Ordinal);

    [ThreadStatic]
    private static EnglishStemmer? stemmer;

    [ThreadStatic]
    private static Dictionary<string, string>? cache;

    /// <summary>Whether the word is an inflected form that only the list brings back to its base, mostly a verb's past.</summary>
    public static bool IsIrregular(string word) => Irregular.ContainsKey(word);

    public static string Stem(string word)
    {
        if (word.Length < 3 || char.IsAsciiDigit(word[0]))
        {
            return word;
        }

        cache ??= new Dictionary<string, string>(StringComparer.Ordinal);
        if (cache.TryGetValue(word, out var known))
        {
            return known;
        }

        stemmer ??= new EnglishStemmer();
        stemmer.SetCurrent(Irregular.GetValueOrDefault(word, word));
        stemmer.Stem();
        var stem = stemmer.Current;
        if (cache.Count >= MaxCached)
        {
            cache.Clear();
        }

        cache[word] = stem;
        return stem;
    }
}
