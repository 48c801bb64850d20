using SpaceNewsBot.Core.Language;

namespace SpaceNewsBot.Core.Answers;

/// <summary>Tells whom a pronoun may stand for, by the sentence before it.</summary>
internal static class Antecedents
{
    /// <summary>Whom a pronoun of the next sentence may stand for: who does what the sentence says first, or who says it at its end.</summary>
    public static List<TokenRange> SubjectsOf(Sentence sentence)
    {
        var agents = new List<TokenRange>();
        for (var i = 1; i < sentence.Tokens.Length; i++)
        {
            if (VerbFinder.IsVerb(sentence, i) && RoleFinder.Find(sentence, i) is { AgentIsPronoun: false } roles && (roles.IsPassive ? roles.Patient : roles.Agent) is { } subject)
            {
                agents.Add(subject);
            }
        }

        return agents.Count == 0 ? [new TokenRange(0, sentence.Tokens.Length)] : agents.Count == 1 ? agents : [agents[0], agents[^1]];
    }

    /// <summary>The name of the only one in a sentence who may be a person; null where there are more, or none.</summary>
    public static TokenRange? OnlyPersonOf(Sentence sentence)
    {
        var people = sentence.Names.FindAll(n => n.TokenCount > 1 && !sentence.Matches.Exists(m => m.Concept.IsName && m.FirstToken >= n.FirstToken && m.FirstToken < n.EndToken));
        return people is [var only] ? new TokenRange(only.FirstToken, only.EndToken) : null;
    }

    /// <summary>Whether a run of tokens is a pronoun alone.</summary>
    public static bool IsPronoun(Sentence sentence, TokenRange? range) =>
        range is { Count: 1 } one && StopWords.Pronouns.Contains(sentence.Tokens[one.First].Word);
}
