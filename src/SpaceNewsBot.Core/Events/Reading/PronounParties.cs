using SpaceNewsBot.Core.Language;

namespace SpaceNewsBot.Core.Events.Reading;

/// <summary>Whom the pronouns of a sentence stand for, by the sentences before it.</summary>
/// <param name="Subject">Whom "it" stands for, and "they" where several are unknown: the first party that did something.</param>
/// <param name="Person">Whom "he" or "she" stands for: who is named as the speaker behind the sentence before, or else its subject.</param>
/// <param name="Several">Whom "they" stands for: the first subject of several.</param>
internal sealed record PronounParties(TextSpan? Subject, TextSpan? Person, TextSpan? Several)
{
    /// <summary>Those of a sentence that none comes before.</summary>
    public static readonly PronounParties None = new(null, null, null);

    /// <summary>Whom a pronoun stands for; null where that isn't known.</summary>
    public TextSpan? Of(string pronoun) =>
        pronoun is "he" or "she" ? Person
        : pronoun is "they" && Several is not null ? Several
        : Subject;
}
