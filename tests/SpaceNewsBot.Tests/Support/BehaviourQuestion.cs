namespace SpaceNewsBot.Tests.Support;

/// <summary>A row of a story of Stories/Behaviours.</summary>
/// <param name="Behaviour">What it is about: a false premise, a pronoun, …</param>
/// <param name="Question">The question.</param>
/// <param name="Evidence">Words that the answer has to quote; a dash where the story doesn't answer.</param>
/// <param name="ShortAnswer">What has to lead the answer; empty where that doesn't matter.</param>
/// <param name="Missing">What the answer has to name as not said; empty for nothing.</param>
internal sealed record BehaviourQuestion(string Behaviour, string Question, string Evidence, string ShortAnswer, string Missing)
{
    /// <summary>Whether the story answers it, be it in part.</summary>
    public bool IsAnswerable => Evidence != "–";
}
