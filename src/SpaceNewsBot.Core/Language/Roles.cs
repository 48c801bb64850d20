namespace SpaceNewsBot.Core.Language;

/// <summary>Who does a verb's action and what it is done to, as runs of tokens; null where the sentence doesn't show it.</summary>
/// <param name="Verb">The verb's token.</param>
/// <param name="Agent">Who does it.</param>
/// <param name="Patient">Whom or what it is done to, with what belongs to it, up to the end of the clause.</param>
/// <param name="AgentIsPronoun">Whether the agent is a pronoun that nothing in the sentence explains.</param>
/// <param name="IsPassive">Whether the patient is the grammatical subject.</param>
internal sealed record Roles(int Verb, TokenRange? Agent, TokenRange? Patient, bool AgentIsPronoun, bool IsPassive);
