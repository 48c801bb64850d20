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
}
