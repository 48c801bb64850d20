using SpaceNewsBot.Core.Language;

namespace SpaceNewsBot.Core.Retrieval;

/// <summary>A question as the index sees it.</summary>
internal sealed class RetrievalQuery
{
    // What another word for the same thing counts beside the word that was typed.
    private const double SynonymWeight = 0.04;

    // Terms at which a query is half way to be weighed as a long one.
    private const double LongQuery = 20;

    // Terms at which the opening counts as much as the whole.
    private const double ShortQuery = 3;

    private RetrievalQuery(Dictionary<string, double> terms, int typed)
    {
        Terms = terms;
        Exponent = 1 + (typed / (typed + LongQuery));
        OpeningWeight = 2 * ShortQuery / (typed + ShortQuery);
    }

    /// <summary>Each term's weight: 1 for one that was typed.</summary>
    public IReadOnlyDictionary<string, double> Terms { get; }

    /// <summary>The power that rarity is raised to, 1 to 2: among many words only the rare ones tell one text from another.</summary>
    public double Exponent { get; }

    /// <summary>What an article's opening counts beside the whole of it: a short query names the story, a long one some detail.</summary>
    public double OpeningWeight { get; }

    /// <summary>The terms that were typed.</summary>
    public IEnumerable<string> Typed => Terms.Where(t => t.Value == 1).Select(t => t.Key);

    public static RetrievalQuery Read(string question)
    {
        var terms = new Dictionary<string, double>(StringComparer.Ordinal);
        var tokens = Tokenizer.Tokenize(question);
        foreach (var token in tokens)
        {
            if (!StopWords.All.Contains(token.Word))
            {
                terms[token.Stem] = 1;
            }
        }

        var typed = terms.Count;
        foreach (var match in Lexicon.Find(tokens))
        {
            foreach (var stem in Lexicon.Stems(match.Concept))
            {
                terms.TryAdd(stem, SynonymWeight);
            }
        }

        return new RetrievalQuery(terms, typed);
    }
}
