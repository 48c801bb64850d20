using SpaceNewsBot.Core.Language;
using SpaceNewsBot.Core.Retrieval;

namespace SpaceNewsBot.Core.Answers;

/// <summary>
/// The names of a document, and who belongs to what, read from a document's own words: "Russia's space director Dmitry Rogozin" ties the man to the
/// country, "NASA chief Bill Nelson" to the agency, "Elon Musk's SpaceX" the company to the man.
/// </summary>
internal sealed class Affiliations
{
    /// <summary>Those of no document.</summary>
    public static readonly Affiliations None = new([]);

    private readonly HashSet<(string Name, string Tied)> stems = [];
    private readonly HashSet<(string Name, int Tied)> concepts = [];
    private readonly List<HashSet<string>> names = [];

    public Affiliations(IEnumerable<Sentence> sentences)
    {
        foreach (var sentence in sentences)
        {
            names.AddRange(sentence.Names.Select(n => sentence.Tokens[n.FirstToken..n.EndToken].Select(t => t.Stem).ToHashSet(StringComparer.Ordinal)));
            for (var i = 1; i < sentence.Names.Count; i++)
            {
                if (AdjacentNames.AreOnePhrase(sentence, sentence.Names[i - 1], sentence.Names[i]))
                {
                    Tie(sentence, sentence.Names[i - 1], sentence.Names[i]);
                }
            }
        }
    }

    /// <summary>Whether a name of the question and a name's last word in the text belong together.</summary>
    public bool AreTied(QuestionUnit unit, string stem)
    {
        if (unit.Stems.Length > 0 && stems.Contains((stem, unit.Stems[^1])))
        {
            return true;
        }

        foreach (var concept in unit.Concepts)
        {
            if (concept.IsName && (concepts.Contains((stem, concept.Id)) || (concept.RelatedTo is { } related && concepts.Contains((stem, related)))))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the document has a party whose name holds all these words ("the port authority": "Tarnholm Port Authority").</summary>
    public bool HasNameWith(IReadOnlyCollection<string> words) => words.Count > 0 && names.Exists(n => n.Count > words.Count && n.IsSupersetOf(words));

    private void Tie(Sentence sentence, NameSpan first, NameSpan second)
    {
        var a = sentence.Tokens[first.EndToken - 1].Stem;
        var b = sentence.Tokens[second.EndToken - 1].Stem;
        stems.Add((a, b));
        stems.Add((b, a));
        foreach (var match in sentence.Matches.Where(m => m.Concept.IsName))
        {
            if (match.FirstToken >= first.FirstToken && match.FirstToken < first.EndToken)
            {
                concepts.Add((b, match.Concept.Id));
            }
            else if (match.FirstToken >= second.FirstToken && match.FirstToken < second.EndToken)
            {
                concepts.Add((a, match.Concept.Id));
            }
        }
    }
}
