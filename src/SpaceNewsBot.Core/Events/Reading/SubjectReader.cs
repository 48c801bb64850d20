using SpaceNewsBot.Core.Language;

namespace SpaceNewsBot.Core.Events.Reading;

/// <summary>Who a sentence's subjects are: by name, or whom their pronouns stand for; and whom it leaves for those of the next sentence.</summary>
internal sealed class SubjectReader(Sentence sentence, PartyPhrases phrases, PronounParties before)
{
    /// <summary>The party that does something; null where nobody is named.</summary>
    /// <param name="agent">The subject.</param>
    /// <param name="isPronoun">Whether it is a pronoun.</param>
    /// <param name="speech">Whose words it stands in: "we" are they.</param>
    public TextSpan? PartyOf(TokenRange agent, bool isPronoun, Speech? speech)
    {
        var word = sentence.Tokens[agent.First].Word;
        return agent.Count == 1 && word is "i" or "we" ? speech?.Who
            : agent.Count == 1 && word is "you" or "there" or "this" or "that" or "these" or "those" or "what" ? null
            : !isPronoun ? phrases.Read(agent)
            : before.Of(word);
    }

    /// <summary>The first named party that does something in the sentence; null where none does.</summary>
    public TextSpan? First()
    {
        for (var i = 0; i < sentence.Tokens.Length; i++)
        {
            if (VerbFinder.IsVerb(sentence, i) && RoleFinder.Find(sentence, i) is { Agent: { } agent, AgentIsPronoun: false }
                && sentence.Names.Exists(n => agent.Contains(n.FirstToken)))
            {
                // "Rogozin's decision includes …. He said": the man is meant, not the decision.
                if (sentence.Names.Find(n => agent.Contains(n.FirstToken) && sentence.Tokens[n.EndToken - 1].IsPossessive && n.EndToken == agent.End - 1) is { TokenCount: > 0 } owner)
                {
                    return new TextSpan(sentence.Tokens[owner.FirstToken].Start, sentence.Tokens[owner.EndToken - 1].End);
                }

                var from = agent.First;
                while (from < agent.End - 1 && StopWords.Prepositions.Contains(sentence.Tokens[from].Word))
                {
                    from++;
                }

                return new TextSpan(sentence.Tokens[from].Start, sentence.Tokens[agent.End - 1].End);
            }
        }

        return null;
    }

    /// <summary>The first subject of several; null where there is none.</summary>
    public TextSpan? FirstSeveral()
    {
        for (var i = 0; i < sentence.Tokens.Length; i++)
        {
            if (VerbFinder.IsVerb(sentence, i) && RoleFinder.Find(sentence, i) is { AgentIsPronoun: false } roles && (roles.IsPassive ? roles.Patient : roles.Agent) is { } subject
                && phrases.Read(subject) is { } party && sentence.Text.AsSpan(party.Start, party.Length) is var words && (words.EndsWith("s", StringComparison.Ordinal) || words.Contains(" and ", StringComparison.Ordinal)))
            {
                return party;
            }
        }

        return null;
    }
}
