using SpaceNewsBot.Core.Answers;
using SpaceNewsBot.Core.Language;
using SpaceNewsBot.Core.Retrieval;

namespace SpaceNewsBot.Core.Claims;

/// <summary>Something that a claim says is done or is so, with the words that belong to it.</summary>
/// <param name="Sentence">The claim's sentence.</param>
/// <param name="Anchor">The token of its verb, or of what something is said to be.</param>
/// <param name="Question">The statement, asked about: whether who does what to whom.</param>
/// <param name="AnchorUnit">The unit of the question that the anchor is.</param>
/// <param name="UnitOf">For each token of the sentence the claim's unit; −1 for none.</param>
/// <param name="Units">The claim's units that belong to it.</param>
/// <param name="Tokens">The tokens that belong to it.</param>
/// <param name="Assertion">How firmly it is said.</param>
internal sealed record ClaimStatement(
    Sentence Sentence,
    int Anchor,
    QuestionAnalysis Question,
    QuestionUnit AnchorUnit,
    int[] UnitOf,
    int[] Units,
    HashSet<int> Tokens,
    Assertion Assertion)
{
    /// <summary>Where a sentence tells of the same, by the same word if it has it.</summary>
    public IReadOnlyList<int> PlacesIn(Sentence sentence)
    {
        var places = UnitMatcher.Places(AnchorUnit, sentence).ToList();
        return places.Count == 0 && UnitMatcher.Match(AnchorUnit, sentence) is { Score: > 0, Token: >= 0 and var alike } ? [alike] : places;
    }

    /// <summary>The claim's unit at a token that has one.</summary>
    public int UnitAt(int token) => UnitOf[token];
}
