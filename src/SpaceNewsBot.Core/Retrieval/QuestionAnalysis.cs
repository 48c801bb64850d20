using SpaceNewsBot.Core.Language;

namespace SpaceNewsBot.Core.Retrieval;

/// <summary>What a question asks for, and of what.</summary>
/// <param name="Sentence">The question as a sentence.</param>
/// <param name="Kind">What is asked for.</param>
/// <param name="AlsoAsks">What is asked for besides ("…, and why?").</param>
/// <param name="Units">The words and names that an answer has to meet.</param>
/// <param name="Roles">Who does what to whom in the question; null where it can't be told.</param>
/// <param name="Sayer">Who is supposed to say it ("did the mayor say that …"); null where nobody is.</param>
/// <param name="AskedStem">
/// The stem of the noun that says what is asked for ("cosmonaut" of "how many cosmonauts", "year" of "what year"); null for none.
/// </param>
/// <param name="IsNegated">Whether the question's verb is negated.</param>
/// <param name="Dates">The points in time that the question names.</param>
internal sealed record QuestionAnalysis(
    Sentence Sentence,
    QuestionKind Kind,
    IReadOnlyList<QuestionKind> AlsoAsks,
    IReadOnlyList<QuestionUnit> Units,
    Roles? Roles,
    TokenRange? Sayer,
    string? AskedStem,
    bool IsNegated,
    IReadOnlyList<TokenRange> Dates)
{
    /// <summary>Which rows of the ledger it asks for; null where it is no overview.</summary>
    public OverviewRequest? Overview { get; init; }
}
