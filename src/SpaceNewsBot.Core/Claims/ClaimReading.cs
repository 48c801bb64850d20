using System.Globalization;
using SpaceNewsBot.Core.Language;
using SpaceNewsBot.Core.Retrieval;

namespace SpaceNewsBot.Core.Claims;

/// <summary>
/// A claim taken apart into the words and numbers that a text has to say, with every key by which each is recognised
/// there. A text is looked through once, whatever the claim's length.
/// </summary>
internal sealed class ClaimReading
{
    /// <summary>What a word of the same meaning counts beside the word itself.</summary>
    public const double SameMeaning = 0.7;

    /// <summary>What stands behind that many characters of a claim isn't read.</summary>
    public const int MostCharacters = 2_000;

    private const double SameFamily = 0.6;
    private const int FamilyPrefix = 5;
    private const int LeastRespelt = 6;

    // Names longer than that have no acronym.
    private const int LongestSpeltOut = 7;

    private readonly Dictionary<string, List<(int Unit, double Score)>> keys = new(StringComparer.Ordinal);
    private readonly List<ClaimUnit> units = [];
    private readonly List<int> order = [];
    private readonly HashSet<string> smallWords = new(StringComparer.Ordinal);

    public ClaimReading(string claim)
    {
        claim = claim.Length > MostCharacters ? claim[..MostCharacters] : claim;
        Sentences = [.. SentenceSplitter.Split(claim).Select(s => new Sentence(claim, s)).Where(s => s.Tokens.Length > 0)];
        UnitsOf = [.. Sentences.Select((s, i) => Read(s, i))];
        for (var s = 0; s < Sentences.Count; s++)
        {
            AddMeanings(Sentences[s], UnitsOf[s]);
            AddJoined(Sentences[s], UnitsOf[s]);
            AddAcronyms(Sentences[s], UnitsOf[s]);
        }
    }

    /// <summary>The claim's sentences.</summary>
    public IReadOnlyList<Sentence> Sentences { get; }

    /// <summary>What the text has to say, in the claim's order.</summary>
    public IReadOnlyList<ClaimUnit> Units => units;

    /// <summary>For each sentence of the claim, each token's unit; −1 for none.</summary>
    public IReadOnlyList<int[]> UnitsOf { get; }

    /// <summary>The units as they follow one another; one that is repeated stands several times.</summary>
    public IReadOnlyList<int> Order => order;

    /// <summary>The small words of the claim that say how its words belong together.</summary>
    public IReadOnlySet<string> SmallWords => smallWords;

    /// <summary>Which units a sentence says, how well (0 to 1) and where; empty when none.</summary>
    public List<UnitPlace> Match(Sentence sentence)
    {
        var places = new List<UnitPlace>();
        var tokens = sentence.Tokens;
        var mayCount = false;
        for (var i = 0; i < tokens.Length; i++)
        {
            var token = tokens[i];
            mayCount |= NumberFinder.IsNumber(token) || token.Word.EndsWith("th", StringComparison.Ordinal) || token.Word is "first" or "third";
            if (keys.TryGetValue(KeyOf(token), out var same))
            {
                AddPlaces(same, i);
            }
            else if (token.IsCapitalized && token.Stem.Length >= LeastRespelt && Respelt(token.Stem) is { } respelt && keys.TryGetValue(respelt, out var alike))
            {
                places.AddRange(alike.Where(a => units[a.Unit].Kind == ClaimUnitKind.Name).Select(a => new UnitPlace(a.Unit, i, SameMeaning)));
            }
            else if (token.Stem.Length >= FamilyPrefix && token.Shape != TokenShape.Number && keys.TryGetValue(FamilyKey(token.Stem), out var family))
            {
                places.AddRange(family.Where(f => IsFamily(units[f.Unit].Stem, token.Stem)).Select(f => new UnitPlace(f.Unit, i, f.Score)));
            }

            if (ClaimDates.NumberedMonth(sentence, i) is { } month && keys.TryGetValue(KeyOfMonth(month), out var dated))
            {
                AddPlaces(dated, i);
            }

            // "co-operation", "cooperation"
            if (i > 0 && sentence.Before(i) is "-" && !NumberFinder.IsNumber(token) && keys.TryGetValue(Stemmer.Stem(tokens[i - 1].Word + token.Word), out var joined))
            {
                AddPlaces(joined, i);
            }

            if (token.Shape == TokenShape.AllCapitals && keys.TryGetValue(AcronymKey(token.Word), out var acronym))
            {
                AddPlaces(acronym, i);
            }
        }

        foreach (var quantity in mayCount ? QuantityReader.Read(sentence) : [])
        {
            if (keys.TryGetValue(KeyOf(quantity), out var equal))
            {
                AddPlaces(equal, quantity.Tokens.First);
            }
        }

        foreach (var match in sentence.Matches)
        {
            if (keys.TryGetValue(KeyOf(match.Concept), out var meant))
            {
                AddPlaces(meant, match.FirstToken);
            }
        }

        return places;

        void AddPlaces(List<(int Unit, double Score)> found, int token)
        {
            foreach (var (unit, score) in found)
            {
                places.Add(new UnitPlace(unit, token, score));
            }
        }
    }

    private int[] Read(Sentence sentence, int index)
    {
        var tokens = sentence.Tokens;
        var quantities = QuantityReader.Read(sentence);
        var unitOf = new int[tokens.Length];
        Array.Fill(unitOf, -1);
        var next = 0;
        for (var i = 0; i < tokens.Length; i++)
        {
            if (next < quantities.Count && quantities[next].Tokens.First == i)
            {
                var quantity = quantities[next++];
                Add(quantity.Tokens, IsDate(i) ? ClaimUnitKind.Date : ClaimUnitKind.Number, KeyOf(quantity));
                i = quantity.Tokens.End - 1;
            }
            else if (StopWords.All.Contains(tokens[i].Word))
            {
                smallWords.Add(tokens[i].Word);
            }
            else
            {
                Add(new TokenRange(i, i + 1), KindOf(i), KeyOf(tokens[i]));
            }
        }

        return unitOf;

        ClaimUnitKind KindOf(int token) =>
            IsDate(token) && ClaimDates.IsNamed(tokens[token]) ? ClaimUnitKind.Date
            : sentence.NameStarts[token] >= 0 ? ClaimUnitKind.Name
            : VerbFinder.IsVerb(sentence, token) ? ClaimUnitKind.Verb
            : ClaimUnitKind.Word;

        bool IsDate(int token) => sentence.Dates.Any(d => d.Contains(token));

        void Add(TokenRange range, ClaimUnitKind kind, string key)
        {
            var unit = keys.TryGetValue(key, out var known) ? known[0].Unit : AddUnit(index, range, tokens[range.First], kind, key);
            unitOf.AsSpan(range.First, range.Count).Fill(unit);
            if (order.Count == 0 || order[^1] != unit)
            {
                order.Add(unit);
            }
        }
    }

    private int AddUnit(int sentence, TokenRange range, Token token, ClaimUnitKind kind, string key)
    {
        var weight = Vocabulary.Rarity(token.Stem);
        units.Add(new ClaimUnit(sentence, range, token.Stem, kind, QuestionUnitReader.IsWeak(token.Word) && kind != ClaimUnitKind.Name ? weight / 2 : weight));
        AddKey(key, units.Count - 1, 1);
        if (token.Stem.Length >= FamilyPrefix && token.Shape != TokenShape.Number)
        {
            AddKey(FamilyKey(token.Stem), units.Count - 1, SameFamily);
        }

        if (kind == ClaimUnitKind.Name && token.Stem.Length >= LeastRespelt && Respelt(token.Stem) is { } respelt)
        {
            AddKey(respelt, units.Count - 1, SameMeaning);
        }

        return units.Count - 1;
    }

    // A phrase is one meaning; each of its words that counts is told by it.
    private void AddMeanings(Sentence sentence, int[] unitOf)
    {
        foreach (var match in sentence.Matches)
        {
            for (var i = match.FirstToken; i < match.FirstToken + match.TokenCount; i++)
            {
                if (unitOf[i] >= 0)
                {
                    AddKey(KeyOf(match.Concept), unitOf[i], match.Concept.IsName ? 1 : SameMeaning);
                }
            }
        }
    }

    // Each part of "co-operation" is told by "cooperation".
    private void AddJoined(Sentence sentence, int[] unitOf)
    {
        for (var i = 1; i < unitOf.Length; i++)
        {
            if (unitOf[i] >= 0 && unitOf[i - 1] >= 0 && sentence.Before(i) is "-" && !NumberFinder.IsNumber(sentence.Tokens[i]))
            {
                var joined = Stemmer.Stem(sentence.Tokens[i - 1].Word + sentence.Tokens[i].Word);
                AddKey(joined, unitOf[i - 1], 1);
                AddKey(joined, unitOf[i], 1);
            }
        }
    }

    private void AddAcronyms(Sentence sentence, int[] unitOf)
    {
        foreach (var name in sentence.Names.Where(n => n.TokenCount is > 1 and <= LongestSpeltOut))
        {
            var acronym = string.Concat(sentence.Tokens[name.FirstToken..name.EndToken].Where(t => t.IsCapitalized).Select(t => t.Word[0]));
            for (var i = name.FirstToken; i < name.EndToken && acronym.Length > 2; i++)
            {
                if (unitOf[i] >= 0)
                {
                    AddKey(AcronymKey(acronym), unitOf[i], 1);
                }
            }
        }
    }

    private void AddKey(string key, int unit, double score)
    {
        if (!keys.TryGetValue(key, out var list))
        {
            keys[key] = list = [];
        }

        if (!list.Exists(k => k.Unit == unit))
        {
            list.Add((unit, score));
        }
    }

    private static string KeyOf(Token token) => ClaimDates.MonthOf(token) is { } month ? KeyOfMonth(month) : token.Stem;

    private static string KeyOfMonth(string month) => "m:" + month;

    private static string KeyOf(Concept concept) => "c:" + concept.Id.ToString(CultureInfo.InvariantCulture);

    private static string KeyOf(Quantity quantity) => (quantity.IsOrdinal ? "o:" : "n:") + quantity.Value.ToString("R", CultureInfo.InvariantCulture);

    private static string FamilyKey(string stem) => "f:" + stem[..FamilyPrefix];

    private static string AcronymKey(string letters) => "a:" + letters;

    // "Patterson" may be written "Paterson"; null for a word without a doubled letter.
    private static string? Respelt(string stem)
    {
        for (var i = 1; i < stem.Length; i++)
        {
            if (stem[i] == stem[i - 1])
            {
                return string.Concat(stem.Where((c, k) => k == 0 || c != stem[k - 1]));
            }
        }

        return null;
    }

    // "operator" and "operational": a long common beginning.
    private static bool IsFamily(string a, string b)
    {
        var common = a.AsSpan().CommonPrefixLength(b);
        return common >= FamilyPrefix && common >= Math.Max(a.Length, b.Length) - 3 && common >= Math.Min(a.Length, b.Length) - 2;
    }
}
