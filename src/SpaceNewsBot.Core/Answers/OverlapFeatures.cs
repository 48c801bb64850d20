namespace SpaceNewsBot.Core.Answers;

/// <summary>How the words of a question stand in a sentence and around it; each figure is 0 to 1.</summary>
/// <param name="Literal">Share of the question's words, by rarity in general, that stand in the sentence.</param>
/// <param name="Local">The same, by rarity in general and among the sentences at hand: what all of them say tells none apart.</param>
/// <param name="Count">The same, each word counting the same.</param>
/// <param name="Pairs">Share of the question's neighbouring words that follow each other here within a few words.</param>
/// <param name="Nearness">How near neighbouring words of the question stand to each other here, in any order.</param>
/// <param name="Run">Share of the question that the longest unbroken run of its words is, small words included.</param>
/// <param name="SmallWords">Share of the question's small words ("by", "after") that stand here too.</param>
/// <param name="RestBefore">Share of the question that isn't in the sentence and is in the one before it.</param>
/// <param name="RestEarlier">Share of the question that isn't in either and is in one of the two sentences before them.</param>
/// <param name="RestBehind">Share of the question that isn't in the sentence and is in the next one.</param>
/// <param name="RestTitle">Share of the question that isn't in the sentence and is in the headline.</param>
/// <param name="TitleAsked">Share of the headline's words that the question has.</param>
/// <param name="Echo">Share of the other passages of which a fitting sentence names the same name or number, one that the question hasn't.</param>
internal sealed record OverlapFeatures(
    double Literal,
    double Local,
    double Count,
    double Pairs,
    double Nearness,
    double Run,
    double SmallWords,
    double RestBefore,
    double RestEarlier,
    double RestBehind,
    double RestTitle,
    double TitleAsked,
    double Echo);
