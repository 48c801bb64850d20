using SpaceNewsBot.Core.Language;

namespace SpaceNewsBot.Core.Events.Parties;

/// <summary>
/// The parties of one document under all their names, merged by the document's own words: a surname with the full name, an
/// acronym with what it stands for, a slip of one letter, and whatever the lexicon knows to be the same. Reads each sentence
/// once and keeps none of them; nearly linear in the text.
/// </summary>
internal sealed class PartyNames
{
    private const int ShortestMisspelt = 7;
    private const int LongestMisspelt = 30;

    // A word like "Museum" or "Line" is a common one that stands in a name.
    private const double MostlyCapital = 0.9;

    private static readonly HashSet<string> Titles = new(StringComparer.Ordinal)
    {
        "mr", "mrs", "ms", "dr", "sir", "lord", "mayor", "prince", "princess", "pope", "prof", "professor", "gen", "sen", "judge", "chief", "justice", "sergeant", "councillor",
    };

    private readonly Dictionary<string, NameForm> forms = new(StringComparer.Ordinal);
    private readonly Dictionary<int, string> byConcept = [];
    private readonly Dictionary<string, string> parents = new(StringComparer.Ordinal);
    private Dictionary<string, NameForm>? fullest;

    /// <summary>Reads the names of a sentence.</summary>
    /// <returns>The key of each name, and where it begins behind its title.</returns>
    public List<(string Key, TokenRange Range)> Add(Sentence sentence)
    {
        var keys = new List<(string Key, TokenRange Range)>(sentence.Names.Count);
        foreach (var name in sentence.Names)
        {
            var range = WithoutTitle(sentence, name);
            var key = KeyOf(sentence, range);
            keys.Add((key, range));
            if (!forms.TryGetValue(key, out var form))
            {
                forms[key] = form = new NameForm(key, sentence.TextOf(range.First, range.End), sentence.Tokens[range.First..range.End]);
                parents[key] = key;
            }

            form.Count++;
            form.IsPlace |= IsPlaceAt(sentence, range.First);
            if (ConceptAt(sentence, range) is { } concept && !byConcept.TryAdd(concept, key))
            {
                Join(byConcept[concept], key);
            }

            // "the European Space Agency (ESA)"
            if (keys.Count > 1 && keys[^2].Range is var before && before.End == range.First && sentence.Before(range.First) is " (" && range.Count == 1)
            {
                Join(keys[^2].Key, key);
            }
        }

        return keys;
    }

    /// <summary>The key under which a run of tokens is known when it is a name; null when the document has no such name.</summary>
    public string? Find(Sentence sentence, TokenRange range)
    {
        var key = KeyOf(sentence, range);
        return forms.ContainsKey(key) ? key : null;
    }

    /// <summary>The key of a party that the lexicon knows, where the document names it.</summary>
    public string? Find(Concept concept) => byConcept.GetValueOrDefault(concept.Id);

    /// <summary>The key that all names of a party share.</summary>
    public string Root(string key)
    {
        Merge();
        return FindRoot(key);
    }

    /// <summary>The fullest name of a party.</summary>
    public string Fullest(string key) => fullest is not null || Merge() ? fullest![FindRoot(key)].Text : key;

    /// <summary>Whether a name is a company's or a body's for all that is known: no person's, no place's, no country's.</summary>
    public bool MayBeCompany(string key) =>
        forms[key] is var form && !form.IsPlace && !form.LooksLikePerson && !form.IsOfCommonWords && Lexicon.Find(form.Tokens).TrueForAll(m => !m.Concept.IsName);

    /// <summary>Whether a single word of a name is a common one ("League").</summary>
    public bool IsOfCommonWords(Sentence sentence, NameSpan name) =>
        !forms.TryGetValue(KeyOf(sentence, new TokenRange(name.FirstToken, name.EndToken)), out var form) || form.IsOfCommonWords;

    /// <summary>What kind of thing a name says that it is, by stems: "Ministry of Economy" is a ministry.</summary>
    public IEnumerable<string> KindsOf(string key) => forms[key] is { Tokens.Length: > 1 } form ? form.KindStems : [];

    /// <summary>The name of a span without the title before it ("Mayor Petra Lund").</summary>
    public static TokenRange WithoutTitle(Sentence sentence, NameSpan name)
    {
        var range = new TokenRange(name.FirstToken, name.EndToken);
        var first = sentence.Tokens[name.FirstToken];
        var isTitle = name.TokenCount > 1 && Vocabulary.CapitalShare(first.Stem) < MostlyCapital && (Titles.Contains(first.Word) || PartyWords.IsOffice(first));
        for (var i = name.FirstToken + 1; isTitle && i < name.EndToken; i++)
        {
            isTitle = Vocabulary.CapitalShare(sentence.Tokens[i].Stem) >= MostlyCapital;
        }

        return isTitle || (name.TokenCount > 1 && Titles.Contains(first.Word)) ? range with { First = range.First + 1 } : range;
    }

    /// <summary>The concept of the lexicon that a run of tokens is a name of, as a whole; null for none.</summary>
    public static int? ConceptAt(Sentence sentence, TokenRange range)
    {
        var match = sentence.Matches.Find(m => m.Concept.IsName && m.FirstToken == range.First && m.TokenCount == range.Count);
        return match.TokenCount > 0 ? match.Concept.Id : null;
    }

    private static string KeyOf(Sentence sentence, TokenRange range) =>
        string.Join(' ', sentence.Tokens[range.First..range.End].Select(t => t.Stem));

    private static bool IsPlaceAt(Sentence sentence, int first) =>
        first > 0 && (sentence.Tokens[first - 1].Word is "in" or "at" or "near"
            || (first > 1 && sentence.Tokens[first - 1].Word == "of" && sentence.Tokens[first - 2].Word is "city" or "town" or "village" or "port" or "mayor" or "island" or "capital" or "district" or "region" or "people"));

    private bool Merge()
    {
        if (fullest is not null)
        {
            return true;
        }

        var byLast = Index(f => f.Tokens.Length > 1 ? f.Tokens[^1].Stem : null);
        var byFirst = Index(f => f.Tokens.Length > 1 ? f.Tokens[0].Stem : null);
        var byInitials = Index(f => f.Tokens.Length > 1 ? f.Initials : null);
        foreach (var form in forms.Values)
        {
            if (form.Tokens is not [var only])
            {
                JoinPart(form);
            }
            else if (only.Shape == TokenShape.AllCapitals && Single(byInitials, only.Word) is { } expansion)
            {
                Join(expansion, form.Key);
            }
            else if (ConceptOf(form) is null)
            {
                if (Single(byLast, only.Stem) is { } whole && (!form.IsOfCommonWords || forms[whole].LooksLikeFullName))
                {
                    Join(whole, form.Key);
                }
                else if (!form.IsPlace && !form.IsOfCommonWords && !byLast.ContainsKey(only.Stem) && Single(byFirst, only.Stem) is { } longer)
                {
                    Join(longer, form.Key);
                }
            }
        }

        JoinMisspelt();
        fullest = new Dictionary<string, NameForm>(StringComparer.Ordinal);
        foreach (var form in forms.Values)
        {
            var root = FindRoot(form.Key);
            if (!fullest.TryGetValue(root, out var best) || form.IsFullerThan(best))
            {
                fullest[root] = form;
            }
        }

        return true;

        // "Senator Bill Nelson", "the Lindgate Museum": more than one word of a longer name, at its start or end.
        void JoinPart(NameForm form)
        {
            const int MostWords = 6;
            if (form.Tokens.Length > MostWords)
            {
                return;
            }

            foreach (var key in byLast.GetValueOrDefault(form.Tokens[^1].Stem, []).Concat(byFirst.GetValueOrDefault(form.Tokens[0].Stem, [])))
            {
                if (key.Length > form.Key.Length && (key.EndsWith(" " + form.Key, StringComparison.Ordinal) || key.StartsWith(form.Key + " ", StringComparison.Ordinal)))
                {
                    Join(key, form.Key);
                }
            }
        }
    }

    private static int? ConceptOf(NameForm form)
    {
        foreach (var match in Lexicon.Find(form.Tokens))
        {
            if (match.Concept.IsName && match.TokenCount == form.Tokens.Length)
            {
                return match.Concept.Id;
            }
        }

        return null;
    }

    // A few names are enough to see that a word belongs to more than one.
    private Dictionary<string, List<string>> Index(Func<NameForm, string?> word)
    {
        const int Enough = 8;
        var index = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var form in forms.Values)
        {
            if (word(form) is { } at)
            {
                var list = index.TryGetValue(at, out var known) ? known : index[at] = [];
                if (list.Count < Enough)
                {
                    list.Add(form.Key);
                }
            }
        }

        return index;
    }

    private string? Single(Dictionary<string, List<string>> index, string word)
    {
        var roots = index.GetValueOrDefault(word, []).Select(FindRoot).Distinct().ToList();
        return roots is [var only] ? only : null;
    }

    // "Roscomos" is "Roscosmos": two long unknown words that become the same without one letter, one of which stands there once.
    private void JoinMisspelt()
    {
        var shortened = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var form in forms.Values)
        {
            if (form.Tokens is not [{ Word: var word, Stem: var stem }] || word.Length is < ShortestMisspelt or > LongestMisspelt || (Vocabulary.IsKnown(stem) && ConceptOf(form) is null))
            {
                continue;
            }

            for (var i = -1; i < word.Length; i++)
            {
                var without = i < 0 ? word : word.Remove(i, 1);
                if (shortened.TryAdd(without, form.Key))
                {
                    continue;
                }

                var other = forms[shortened[without]];
                if (other != form && Math.Min(other.Count, form.Count) == 1 && (other.Count > 1 || form.Count > 1 || ConceptOf(other) is null != ConceptOf(form) is null)
                    && (ConceptOf(other) is null || ConceptOf(form) is null))
                {
                    (other.Count >= form.Count ? form : other).IsMisspelt = true;
                    Join(other.Key, form.Key);
                }
            }
        }
    }

    private void Join(string a, string b)
    {
        var (rootA, rootB) = (FindRoot(a), FindRoot(b));
        if (rootA != rootB)
        {
            parents[rootB] = rootA;
        }
    }

    private string FindRoot(string key)
    {
        var root = key;
        while (parents[root] != root)
        {
            root = parents[root];
        }

        while (parents[key] != root)
        {
            (parents[key], key) = (root, parents[key]);
        }

        return root;
    }

    private sealed class NameForm(string key, string text, Token[] tokens)
    {
        public string Key { get; } = key;

        public string Text { get; } = text;

        // Without offsets that keep nothing else alive: a token holds its word alone.
        public Token[] Tokens { get; } = tokens;

        public int Count { get; set; }

        public bool IsPlace { get; set; }

        public bool IsMisspelt { get; set; }

        public IEnumerable<string> CommonStems => Tokens.Where(t => t.Word.Length > 3 && Vocabulary.CapitalShare(t.Stem) < MostlyCapital).Select(t => t.Stem);

        public IEnumerable<string> KindStems
        {
            get
            {
                var of = Array.FindIndex(Tokens, t => t.Word == "of");
                var head = Tokens[of > 0 ? of - 1 : ^1];
                return head.Word.Length > 3 && Vocabulary.CapitalShare(head.Stem) < MostlyCapital ? [head.Stem] : [];
            }
        }

        public bool IsOfCommonWords => Tokens.Length == 1 && CommonStems.Any();

        // "Salome Wick": a wick is a thing as well.
        public bool LooksLikeFullName => Tokens.Length == 2 && Vocabulary.CapitalShare(Tokens[0].Stem) >= MostlyCapital;

        public bool LooksLikePerson => Tokens.Length is 2 or 3 && !CommonStems.Any();

        public string Initials => string.Concat(Tokens.Where(t => t.IsCapitalized).Select(t => t.Word[0]));

        public bool IsFullerThan(NameForm other) =>
            IsMisspelt != other.IsMisspelt ? other.IsMisspelt
            : Tokens.Length != other.Tokens.Length ? Tokens.Length > other.Tokens.Length
            : Count > other.Count;
    }
}
