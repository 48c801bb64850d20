namespace SpaceNewsBot.Core.Answers;

/// <summary>How the words of a question stand in a sentence and around it; each figure is 0 to 1.</summary>
/// <param name="Literal">Share of the question's words, by rarity in general, that stand in the sentence.</param>
/// <param name="Local">The same, by rarity in general and among the sentences at hand: what all of them say tells none apart.</param>
/// <param name="Count">The same, each word counting the same.</param>
/// <param name="Soft">The same, rarity counting by its square root.</param>
/// <param name="SoftLocal">The same, by rarity among the sentences at hand alone.</param>
/// <param name="Bm25">BM25 of the sentence beside the best that any could have.</param>
/// <param name="Pairs">Share of the question's neighbouring words that follow each other here within a few words.</param>
/// <param name="Nearness">How near neighbouring words of the question stand to each other here, in any order.</param>
/// <param name="Run">Share of the question that the longest unbroken run of its words is, small words included.</param>
/// <param name="SmallWords">Share of the question's small words ("by", "after") that stand here too.</param>
/// <param name="RestBefore">Share of the question that isn't in the sentence and is in the one before it.</param>
/// <param name="RestEarlier">Share of the question that isn't in either and is in one of the two sentences before them.</param>
/// <param name="RestBehind">Share of the question that isn't in the sentence and is in the next one.</param>
/// <param name="RestTitle">Share of the question that isn't in the sentence and is in the headline.</param>
/// <param name="Passage">Share of the question that the whole passage meets, headline included.</param>
/// <param name="PassageLead">How that share compares with the best passage's.</param>
/// <param name="NamesAnother">Whether it names somebody or something that the question doesn't.</param>
/// <param name="CountsAnother">Whether it holds a number that the question doesn't.</param>
/// <param name="Defines">Whether it says of the asked thing what it is ("the Moon is a …"), where the question asks what it is.</param>
/// <param name="Echo">Share of the other passages of which a fitting sentence names the same name or number, one that the question hasn't.</param>
/// <param name="SpanNear">Share of the question's words that stand near the words of the expected kind.</param>
internal sealed record OverlapFeatures(
    double Literal,
    double Local,
    double Count,
    double Soft,
    double SoftLocal,
    double Bm25,
    double Pairs,
    double Nearness,
    double Run,
    double SmallWords,
    double RestBefore,
    double RestEarlier,
    double RestBehind,
    double RestTitle,
    double Passage,
    double PassageLead,
    bool NamesAnother,
    bool CountsAnother,
    bool Defines,
    double Echo,
    double SpanNear);
