using System.Collections.Frozen;
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

    // Written out or short, a month is the same.
    private static readonly FrozenDictionary<string, string> Months =
        "january february march april may june july august september october november december".Split(' ')
        .SelectMany(m => new[] { (m, m), (m[..3], m) })
        .Append(("sept", "september"))
        .DistinctBy(m => m.Item1)
        .ToFrozenDictionary(m => m.Item1, m => "m:" + m.Item2, StringComparer.Ordinal);

    private readonly Dictionary<string, List<(int Unit, double Score)>> keys = new(StringComparer.Ordinal);
    private readonly List<ClaimUnit> units = [];

    public ClaimReading(string claim)
    {
        Sentence = new Sentence(claim, new TextSpan(0, Math.Min(claim.Length, MostCharacters)));
        var tokens = Sentence.Tokens;
        var quantities = QuantityReader.Read(Sentence);
        var isName = new bool[tokens.Length];
        foreach (var name in Sentence.Names)
        {
            isName.AsSpan(name.FirstToken, name.TokenCount).Fill(true);
        }

        var isDate = new bool[tokens.Length];
        foreach (var date in Sentence.Dates)
        {
            isDate.AsSpan(date.First, date.Count).Fill(true);
        }

        var next = 0;
        UnitOf = new int[tokens.Length];
        Array.Fill(UnitOf, -1);
        for (var i = 0; i < tokens.Length; i++)
        {
            if (next < quantities.Count && quantities[next].Tokens.First == i)
            {
                var quantity = quantities[next++];
                Add(quantity.Tokens, isDate[i] ? ClaimUnitKind.Date : ClaimUnitKind.Number, KeyOf(quantity));
                i = quantity.Tokens.End - 1;
            }
            else if (!StopWords.All.Contains(tokens[i].Word))
            {
                var kind = isDate[i] && IsNamedTime(tokens[i]) ? ClaimUnitKind.Date : isName[i] ? ClaimUnitKind.Name : VerbFinder.IsVerb(Sentence, i) ? ClaimUnitKind.Verb : ClaimUnitKind.Word;
                Add(new TokenRange(i, i + 1), kind, KeyOf(tokens[i]));
            }
        }

        Order = [.. UnitOf.Where((u, i) => u >= 0 && (i == 0 || UnitOf[i - 1] != u))];
        SmallWords = tokens.Select(t => t.Word).Where(StopWords.All.Contains).ToHashSet(StringComparer.Ordinal);
        foreach (var match in Sentence.Matches)
        {
            // A phrase is one meaning; the meaning is told by its first word that counts.
            for (var i = match.FirstToken; i < match.FirstToken + match.TokenCount; i++)
            {
                if (UnitOf[i] >= 0)
                {
                    AddKey(KeyOf(match.Concept), UnitOf[i], match.Concept.IsName ? 1 : SameMeaning);
                }
            }
        }

        foreach (var name in Sentence.Names.Where(n => n.TokenCount is > 1 and < 8))
        {
            var acronym = string.Concat(tokens[name.FirstToken..name.EndToken].Where(t => t.IsCapitalized).Select(t => t.Word[0]));
            for (var i = name.FirstToken; i < name.EndToken; i++)
            {
                if (UnitOf[i] >= 0 && acronym.Length > 2)
                {
                    AddKey("a:" + acronym, UnitOf[i], 1);
                }
            }
        }
    }

    /// <summary>The claim.</summary>
    public Sentence Sentence { get; }

    /// <summary>What the text has to say, in the claim's order.</summary>
    public IReadOnlyList<ClaimUnit> Units => units;

    /// <summary>For each token of the claim its unit; −1 for none.</summary>
    public int[] UnitOf { get; }

    /// <summary>Its units as they follow one another; one that is repeated stands several times.</summary>
    public IReadOnlyList<int> Order { get; }

    /// <summary>The small words of the claim that say how its words belong together.</summary>
    public IReadOnlySet<string> SmallWords { get; }

    /// <summary>Which units a sentence says, how well (0 to 1) and where; empty when none.</summary>
    public List<UnitPlace> Match(Sentence sentence)
    {
        var places = new List<UnitPlace>();
        var tokens = sentence.Tokens;
        var next = 0;
        List<Quantity>? quantities = null;
        for (var i = 0; i < tokens.Length; i++)
        {
            if (tokens[i].Shape == TokenShape.Number || NumberFinder.IsNumber(tokens[i]))
            {
                quantities ??= QuantityReader.Read(sentence);
            }

            if (keys.TryGetValue(KeyOf(tokens[i]), out var same))
            {
                AddPlaces(same, i);
            }
            else if (tokens[i].Stem.Length >= FamilyPrefix && tokens[i].Shape != TokenShape.Number && keys.TryGetValue("f:" + tokens[i].Stem[..FamilyPrefix], out var family))
            {
                foreach (var (unit, score) in family)
                {
                    if (IsFamily(Sentence.Tokens[units[unit].Tokens.First].Stem, tokens[i].Stem))
                    {
                        places.Add(new UnitPlace(unit, i, score));
                    }
                }
            }

            if (tokens[i].Shape == TokenShape.AllCapitals && keys.TryGetValue("a:" + tokens[i].Word, out var acronym))
            {
                AddPlaces(acronym, i);
            }
        }

        quantities ??= sentence.Tokens.Any(t => t.Word.EndsWith("th", StringComparison.Ordinal) || t.Word is "first" or "third") ? QuantityReader.Read(sentence) : [];
        foreach (var quantity in quantities)
        {
            next = quantity.Tokens.First;
            if (keys.TryGetValue(KeyOf(quantity), out var equal))
            {
                AddPlaces(equal, next);
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

    private void Add(TokenRange range, ClaimUnitKind kind, string key)
    {
        if (keys.TryGetValue(key, out var known))
        {
            UnitOf.AsSpan(range.First, range.Count).Fill(known[0].Unit);
            return;
        }

        var token = Sentence.Tokens[range.First];
        UnitOf.AsSpan(range.First, range.Count).Fill(units.Count);
        var weight = Vocabulary.Rarity(token.Stem);
        units.Add(new ClaimUnit(range, kind, QuestionUnitReader.IsWeak(token.Word) && kind != ClaimUnitKind.Name ? weight / 2 : weight));
        AddKey(key, units.Count - 1, 1);
        if (token.Stem.Length >= FamilyPrefix && token.Shape != TokenShape.Number)
        {
            AddKey("f:" + token.Stem[..FamilyPrefix], units.Count - 1, SameFamily);
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

    // "last year" is no date that a text has to name.
    private static bool IsNamedTime(Token token) => Months.ContainsKey(token.Word) || token.Word.EndsWith("day", StringComparison.Ordinal) || char.IsAsciiDigit(token.Word[0]);

    private static string KeyOf(Token token) =>
        Months.TryGetValue(token.Word, out var month) && (token.IsCapitalized || token.Word is not ("may" or "mar" or "march" or "dec" or "jan")) ? month : token.Stem;

    private static string KeyOf(Concept concept) => "c:" + concept.Id.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string KeyOf(Quantity quantity) => (quantity.IsOrdinal ? "o:" : "n:") + quantity.Value.ToString("R", System.Globalization.CultureInfo.InvariantCulture);

    // "operator" and "operational": a long common beginning.
    private static bool IsFamily(string a, string b)
    {
        var common = a.AsSpan().CommonPrefixLength(b);
        return common >= FamilyPrefix && common >= Math.Max(a.Length, b.Length) - 3 && common >= Math.Min(a.Length, b.Length) - 2;
    }
}
