namespace SpaceNewsBot.Training.MainEvents;

/// <summary>
/// Porter's first stemmer (1980), letter by letter as the evaluator beside the data has it: Core's stems differ, and a
/// figure is only comparable where the same words are the same.
/// </summary>
internal static class PorterStemmer
{
    private static readonly (string End, string With)[] Second = ByLength(
    [
        ("ational", "ate"), ("tional", "tion"), ("enci", "ence"), ("anci", "ance"), ("izer", "ize"), ("abli", "able"), ("alli", "al"), ("entli", "ent"), ("eli", "e"), ("ousli", "ous"),
        ("ization", "ize"), ("ation", "ate"), ("ator", "ate"), ("alism", "al"), ("iveness", "ive"), ("fulness", "ful"), ("ousness", "ous"), ("aliti", "al"), ("iviti", "ive"), ("biliti", "ble"),
    ]);

    private static readonly (string End, string With)[] Third = ByLength([("icate", "ic"), ("ative", ""), ("alize", "al"), ("iciti", "ic"), ("ical", "ic"), ("ful", ""), ("ness", "")]);

    private static readonly (string End, string With)[] Fourth = ByLength(
        [.. new[] { "al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "ion", "ou", "ism", "ate", "iti", "ous", "ive", "ize" }.Select(e => (e, ""))]);

    public static string Stem(string word)
    {
        if (word.Length <= 2 || !word.All(char.IsAsciiLetter))
        {
            return word;
        }

        var w = FirstStep(word);
        w = Replace(Replace(w, Second), Third);
        foreach (var (end, _) in Fourth)
        {
            if (w.EndsWith(end, StringComparison.Ordinal))
            {
                var stem = w[..^end.Length];
                w = Measure(stem) > 1 && (end != "ion" || (stem.Length > 0 && stem[^1] is 's' or 't')) ? stem : w;
                break;
            }
        }

        if (w.EndsWith('e'))
        {
            var stem = w[..^1];
            w = Measure(stem) > 1 || (Measure(stem) == 1 && !IsShort(stem)) ? stem : w;
        }

        return Measure(w) > 1 && IsDouble(w) && w[^1] == 'l' ? w[..^1] : w;
    }

    private static (string End, string With)[] ByLength((string End, string With)[] rules) => [.. rules.OrderByDescending(r => r.End.Length)];

    private static string FirstStep(string w)
    {
        w = w.EndsWith("sses", StringComparison.Ordinal) || w.EndsWith("ies", StringComparison.Ordinal) ? w[..^2]
            : w.EndsWith("ss", StringComparison.Ordinal) || !w.EndsWith('s') ? w
            : w[..^1];
        if (w.EndsWith("eed", StringComparison.Ordinal))
        {
            w = Measure(w[..^3]) > 0 ? w[..^1] : w;
        }
        else if ((w.EndsWith("ed", StringComparison.Ordinal) && HasVowel(w[..^2])) || (w.EndsWith("ing", StringComparison.Ordinal) && HasVowel(w[..^3])))
        {
            w = w[..^(w.EndsWith("ed", StringComparison.Ordinal) ? 2 : 3)];
            w = w.EndsWith("at", StringComparison.Ordinal) || w.EndsWith("bl", StringComparison.Ordinal) || w.EndsWith("iz", StringComparison.Ordinal) ? w + "e"
                : IsDouble(w) && w[^1] is not ('l' or 's' or 'z') ? w[..^1]
                : Measure(w) == 1 && IsShort(w) ? w + "e"
                : w;
        }

        return w.EndsWith('y') && HasVowel(w[..^1]) ? w[..^1] + "i" : w;
    }

    private static string Replace(string w, (string End, string With)[] rules)
    {
        foreach (var (end, with) in rules)
        {
            if (w.EndsWith(end, StringComparison.Ordinal))
            {
                return Measure(w[..^end.Length]) > 0 ? w[..^end.Length] + with : w;
            }
        }

        return w;
    }

    private static bool IsConsonant(string w, int i) => w[i] switch
    {
        'a' or 'e' or 'i' or 'o' or 'u' => false,
        'y' => i == 0 || !IsConsonant(w, i - 1),
        _ => true,
    };

    private static int Measure(string w)
    {
        var n = 0;
        for (var i = 1; i < w.Length; i++)
        {
            n += !IsConsonant(w, i - 1) && IsConsonant(w, i) ? 1 : 0;
        }

        return n;
    }

    private static bool HasVowel(string w) => Enumerable.Range(0, w.Length).Any(i => !IsConsonant(w, i));

    private static bool IsDouble(string w) => w.Length > 1 && w[^1] == w[^2] && IsConsonant(w, w.Length - 1);

    private static bool IsShort(string w) =>
        w.Length > 2 && IsConsonant(w, w.Length - 3) && !IsConsonant(w, w.Length - 2) && IsConsonant(w, w.Length - 1) && w[^1] is not ('w' or 'x' or 'y');
}
