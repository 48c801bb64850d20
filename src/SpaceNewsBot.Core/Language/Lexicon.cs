using System.Runtime.InteropServices;

namespace SpaceNewsBot.Core.Language;

/// <summary>The synonyms and the names that the bot knows, found in text as words or phrases in any inflection.</summary>
internal static class Lexicon
{
    private static readonly Dictionary<string, List<Phrase>> ByFirstStem = new(StringComparer.Ordinal);
    private static readonly List<Concept> Concepts = [];
    private static readonly List<HashSet<string>> StemsOf = [];

    static Lexicon()
    {
        foreach (var line in EmbeddedLists.Lines("synonyms.txt"))
        {
            AddConcept(line.Split(", "), isName: false, relatedTo: null);
        }

        foreach (var line in EmbeddedLists.Lines("names.txt"))
        {
            var parts = line.Split(" ~ ");
            AddConcept(parts[0].Split(", "), isName: true, parts.Length > 1 ? ConceptOf(parts[1]) : null);
        }

        foreach (var phrases in ByFirstStem.Values)
        {
            phrases.Sort((a, b) => b.Stems.Length.CompareTo(a.Stems.Length));
        }
    }

    public static Concept Get(int id) => Concepts[id];

    /// <summary>The stems of the content words with which a concept is written.</summary>
    public static IReadOnlyCollection<string> Stems(Concept concept) => StemsOf[concept.Id];

    /// <summary>The concept that a word or phrase of the lists belongs to first; for code that needs one by name.</summary>
    public static int ConceptOf(string phrase)
    {
        var stems = StemsIn(phrase);
        return ByFirstStem[stems[0]].First(p => p.Stems.SequenceEqual(stems)).Concept;
    }

    /// <summary>Every listed word or phrase in the tokens, longest first at each place.</summary>
    public static List<LexiconMatch> Find(ReadOnlySpan<Token> tokens)
    {
        var matches = new List<LexiconMatch>();
        for (var i = 0; i < tokens.Length; i++)
        {
            if (!ByFirstStem.TryGetValue(tokens[i].Stem, out var phrases))
            {
                continue;
            }

            foreach (var phrase in phrases)
            {
                if (phrase.Matches(tokens[i..]))
                {
                    matches.Add(new LexiconMatch(i, phrase.Stems.Length, Concepts[phrase.Concept]));
                }
            }
        }

        return matches;
    }

    private static void AddConcept(string[] phrases, bool isName, int? relatedTo)
    {
        var concept = new Concept(Concepts.Count, isName, relatedTo);
        Concepts.Add(concept);
        StemsOf.Add(new HashSet<string>(StringComparer.Ordinal));
        foreach (var written in phrases)
        {
            var tokens = Tokenizer.Tokenize(written);
            var stems = Array.ConvertAll(tokens, t => t.Stem);

            // "west" is a direction and "who" a question; a name that is also a common word needs its capital.
            var spelling = !isName || tokens.Length > 1 || Vocabulary.CapitalShare(stems[0]) >= 0.9 ? Spelling.Any
                : StopWords.All.Contains(tokens[0].Word) ? Spelling.AllCapitals : Spelling.Capital;
            ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(ByFirstStem, stems[0], out _);
            (list ??= []).Add(new Phrase(stems, concept.Id, spelling));
            StemsOf[concept.Id].UnionWith(tokens.Where(t => !StopWords.All.Contains(t.Word)).Select(t => t.Stem));
        }
    }

    private static string[] StemsIn(string phrase) => Array.ConvertAll(Tokenizer.Tokenize(phrase), t => t.Stem);

    private enum Spelling
    {
        Any,
        Capital,
        AllCapitals,
    }

    private sealed record Phrase(string[] Stems, int Concept, Spelling Spelling)
    {
        public bool Matches(ReadOnlySpan<Token> tokens)
        {
            if (tokens.Length < Stems.Length
                || (Spelling == Spelling.Capital && !tokens[0].IsCapitalized)
                || (Spelling == Spelling.AllCapitals && tokens[0].Shape != TokenShape.AllCapitals))
            {
                return false;
            }

            for (var i = 0; i < Stems.Length; i++)
            {
                if (tokens[i].Stem != Stems[i])
                {
                    return false;
                }
            }

            return true;
        }
    }
}
