using SpaceNewsBot.Core.Language;

namespace SpaceNewsBot.Core.Answers;

/// <summary>A sentence of a passage with what stands around it.</summary>
/// <param name="Passage">The index of its passage.</param>
/// <param name="Sentence">The sentence; offsets count in the passage's text.</param>
/// <param name="Previous">The sentence before it in the same document; null for the first.</param>
/// <param name="Next">The sentence behind it in the same document; null for the last.</param>
/// <param name="Title">The article's headline, analysed; null when it has none.</param>
/// <param name="IsTitle">Whether it is itself a headline.</param>
/// <param name="Affiliations">Who belongs to what in the document.</param>
internal sealed record Candidate(
    int Passage,
    Sentence Sentence,
    Sentence? Previous,
    Sentence? Next,
    Sentence? Title,
    bool IsTitle,
    Affiliations Affiliations);
