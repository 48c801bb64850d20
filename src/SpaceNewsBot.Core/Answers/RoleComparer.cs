using SpaceNewsBot.Core.Language;
using SpaceNewsBot.Core.Retrieval;

namespace SpaceNewsBot.Core.Answers;

/// <summary>Compares who does what to whom in a question and in a sentence: "OneWeb turned to SpaceX" answers nothing about SpaceX turning to OneWeb.</summary>
internal static class RoleComparer
{
    /// <param name="question">The question.</param>
    /// <param name="sentence">The sentence.</param>
    /// <param name="previous">The sentence before it, which explains its pronouns; null when there is none.</param>
    /// <param name="verb">The token of the sentence that meets the question's verb.</param>
    /// <param name="affiliations">Who belongs to what in the document.</param>
    public static RoleAgreement Compare(QuestionAnalysis question, Sentence sentence, Sentence? previous, int verb, Affiliations affiliations)
    {
        if (question.Roles is not { } asked)
        {
            return RoleAgreement.Unknown;
        }

        var agents = NamesIn(question, asked.Agent);
        var patients = NamesIn(question, asked.Patient);
        if (agents.Count == 0 && patients.Count == 0)
        {
            return RoleAgreement.Unknown;
        }

        var roles = VerbFinder.IsVerb(sentence, verb) ? RoleFinder.Find(sentence, verb) : RolesOfNoun(sentence, verb);
        if (agents.Count > 0)
        {
            return CompareAgents(agents, roles, sentence, previous, affiliations);
        }

        // The asked-for does it: then whoever it is done to can't be the one who does it.
        return roles.Agent is { } agent && !roles.AgentIsPronoun && patients.Exists(p => UnitMatcher.StandsIn(p, sentence, agent, affiliations))
            && !patients.Exists(p => roles.Patient is { } patient && UnitMatcher.StandsIn(p, sentence, patient, affiliations))
            ? RoleAgreement.Conflicts
            : RoleAgreement.Unknown;
    }

    private static RoleAgreement CompareAgents(List<QuestionUnit> agents, Roles roles, Sentence sentence, Sentence? previous, Affiliations affiliations)
    {
        if (roles.Agent is not { } agent)
        {
            return roles.Patient is { } patient && roles.IsPassive && agents.Exists(a => UnitMatcher.StandsIn(a, sentence, patient, affiliations))
                ? RoleAgreement.Conflicts
                : RoleAgreement.Unknown;
        }

        if (roles.AgentIsPronoun)
        {
            return previous is not null && agents.Exists(a => UnitMatcher.StandsIn(a, previous, new TokenRange(0, previous.Tokens.Length), affiliations))
                ? RoleAgreement.Agrees
                : RoleAgreement.Unknown;
        }

        if (agents.Exists(a => UnitMatcher.StandsIn(a, sentence, agent, affiliations)))
        {
            return RoleAgreement.Agrees;
        }

        var standsElsewhere = agents.Exists(a => UnitMatcher.StandsIn(a, sentence, new TokenRange(0, sentence.Tokens.Length), affiliations));
        var isSomebodyElse = sentence.Names.Exists(n => agent.Contains(n.FirstToken));
        return standsElsewhere || isSomebodyElse ? RoleAgreement.Conflicts : RoleAgreement.Unknown;
    }

    // "a suspension of Roscosmos' partnership with NASA": what stands before the noun does it, what follows suffers it.
    private static Roles RolesOfNoun(Sentence sentence, int noun)
    {
        var first = noun;
        while (first > 0 && !sentence.Before(first).ContainsAny(Punctuation.Strong))
        {
            first--;
        }

        var hasName = sentence.Names.Exists(n => n.FirstToken >= first && n.FirstToken < noun);
        return new Roles(
            noun,
            hasName ? new TokenRange(first, noun) : null,
            noun + 1 < sentence.Tokens.Length ? new TokenRange(noun + 1, sentence.Tokens.Length) : null,
            AgentIsPronoun: false,
            IsPassive: !hasName);
    }

    private static List<QuestionUnit> NamesIn(QuestionAnalysis question, TokenRange? range) =>
        range is { } within ? [.. question.Units.Where(u => u.IsName && within.Contains(u.Tokens.First))] : [];
}
