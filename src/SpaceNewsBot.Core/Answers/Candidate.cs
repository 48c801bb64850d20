using SpaceNewsBot.Core.Language;

namespace SpaceNewsBot.Core.Answers;

/// <summary>A sentence of a passage with what stands around it.</summary>
/// <param name="Passage">The index of its passage.</param>
/// <param name="Sentence">The sentence; offsets count in the passage's text.</param>
/// <param name="Earlier">The sentences before it in the same document, nearest first, at most three.</param>
/// <param name="Next">The sentence behind it in the same document; null for the last.</param>
/// <param name="Title">The article's headline, analysed; null when it has none.</param>
/// <param name="IsTitle">Whether it is itself a headline.</param>
/// <param name="Affiliations">Who belongs to what in the document.</param>
internal sealed record Candidate(
    int Passage,
    Sentence Sentence,
    IReadOnlyList<Sentence> Earlier,
    Sentence? Next,
    Sentence? Title,
    bool IsTitle,
    Affiliations Affiliations)
{
    /// <summary>The sentence before it; null for the first.</summary>
    public Sentence? Previous => Earlier.Count > 0 ? Earlier[0] : null;

    /// <summary>Whether it opens with a pronoun, so that only the sentence before it says who is meant.</summary>
    public bool OpensWithPronoun => Sentence.Tokens[0].Word is "he" or "she" or "they" or "it" or "his" or "her" or "their" or "its";

    /// <summary>
    /// The pronoun with which it begins, or to which it soon comes without having named anybody: somebody told before is
    /// meant. Null for none.
    /// </summary>
    public string? Pronoun { get; } = PronounOf(Sentence);

    // A few words may come before it ("In June she …"), and a phrase up to a comma ("According to the Echo, he …").
    private static string? PronounOf(Sentence sentence)
    {
        const int Soon = 4;
        var tokens = sentence.Tokens;
        if (tokens.Length > 0 && tokens[0].Word is "it" or "its")
        {
            return tokens[0].Word;
        }

        var first = 0;
        if (tokens.Length > 0 && (StopWords.Prepositions.Contains(tokens[0].Word) || tokens[0].Word == "according"))
        {
            var comma = sentence.Text.IndexOf(',', tokens[0].Start, sentence.Span.End - tokens[0].Start);
            first = comma < 0 ? 0 : Array.FindIndex(tokens, t => t.Start > comma);
        }

        for (var i = Math.Max(0, first); i < Math.Min(first + Soon, tokens.Length); i++)
        {
            if (tokens[i].Word is "he" or "she" or "they" or "his" or "her" or "their")
            {
                return tokens[i].Word;
            }

            if (sentence.Names.Any(n => n.FirstToken <= i && i < n.EndToken))
            {
                return null;
            }
        }

        return null;
    }
}
