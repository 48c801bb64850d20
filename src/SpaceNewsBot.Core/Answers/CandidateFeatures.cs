using SpaceNewsBot.Core.Language;

namespace SpaceNewsBot.Core.Answers;

/// <summary>How a sentence meets a question; each figure is 0 to 1 and says one thing.</summary>
/// <param name="Met">How well the sentence itself, a pronoun standing for whom it stands for, meets each of the question's units, in their order.</param>
/// <param name="Coverage">Share of the question's weight that the sentence itself meets.</param>
/// <param name="CoverageInContext">The same with the sentence before it and the headline helping in part.</param>
/// <param name="Order">Share of the question's neighbouring words that are neighbours here too.</param>
/// <param name="ExpectedKind">1 when what is asked for is here by its form, 0 when it isn't, one half when the form can't tell.</param>
/// <param name="Names">How well the worst met name of the question is met, with context; 1 when it has none.</param>
/// <param name="Numbers">The same for numbers and dates.</param>
/// <param name="Verb">How well the question's verb is met; 1 when it has none that tells.</param>
/// <param name="Roles">Whether the parties do the same.</param>
/// <param name="NegationDiffers">Whether one of the two denies what the other says.</param>
/// <param name="SpeakerDiffers">Whether the question asks what somebody said and here they don't say it.</param>
/// <param name="ObjectIsMissing">Whether what the question's verb acts on is told neither in the sentence nor beside it.</param>
/// <param name="AgentIsMissing">Whether it tells of the question's deed, and whoever did it in the question is told neither in it nor beside it.</param>
/// <param name="TimeDiffers">Whether the question asks about the future and the sentence tells of the past.</param>
/// <param name="SupposesMore">Whether the question supposes something ("if Russia leaves") and the sentence supposes nothing.</param>
/// <param name="AskedNounIsMissing">Whether it asks "which prize" and neither the sentence nor its surroundings tell of a prize.</param>
/// <param name="Anchor">The token that meets the question's verb, or else its heaviest word; −1 for none.</param>
/// <param name="Expected">What is asked for, likeliest first.</param>
/// <param name="ReasonFollows">Whether the next sentence gives the reason that is asked for.</param>
internal sealed record CandidateFeatures(
    double[] Met,
    double Coverage,
    double CoverageInContext,
    double Order,
    double ExpectedKind,
    double Names,
    double Numbers,
    double Verb,
    RoleAgreement Roles,
    bool NegationDiffers,
    bool SpeakerDiffers,
    bool ObjectIsMissing,
    bool AgentIsMissing,
    bool TimeDiffers,
    bool SupposesMore,
    bool AskedNounIsMissing,
    int Anchor,
    IReadOnlyList<TokenRange> Expected,
    bool ReasonFollows);
