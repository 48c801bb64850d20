using SpaceNewsBot.Core.Language;

namespace SpaceNewsBot.Core.Retrieval;

/// <summary>A word, name or phrase of a question that an answer has to meet.</summary>
/// <param name="Tokens">The tokens, in the question's sentence.</param>
/// <param name="Stems">Their stems, without stop words.</param>
/// <param name="Concepts">What it means, where the lexicon knows.</param>
/// <param name="IsName">Whether it names somebody or something.</param>
/// <param name="IsNumber">Whether it is a number or a year.</param>
/// <param name="IsVerb">Whether it is the question's main verb.</param>
/// <param name="Weight">How much it counts: its rarity, less for words that only say what kind of thing is asked for.</param>
internal sealed record QuestionUnit(
    TokenRange Tokens,
    string[] Stems,
    Concept[] Concepts,
    bool IsName,
    bool IsNumber,
    bool IsVerb,
    double Weight);
