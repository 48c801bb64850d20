namespace SpaceNewsBot.Core.Language;

/// <summary>Finds whose words a sentence gives: who says so, and "according to" whom.</summary>
internal static class SayerFinder
{
    /// <summary>The concept of saying, as verbs and phrases express it.</summary>
    public static readonly int Saying = Lexicon.ConceptOf("announce");

    /// <summary>Those who say something in the sentence, each with the word that says so; a pronoun counts too.</summary>
    public static IEnumerable<Roles> Find(Sentence sentence)
    {
        foreach (var place in sentence.Concepts.GetValueOrDefault(Saying, []))
        {
            if (AccordingTo(sentence, place) is { } source)
            {
                yield return new Roles(place, source, null, AgentIsPronoun: false, IsPassive: false);
            }
            else if (VerbFinder.IsVerb(sentence, place) && RoleFinder.Find(sentence, place) is { Agent: not null, IsPassive: false } roles)
            {
                yield return roles;
            }
        }
    }

    /// <summary>Whether the word at a token says that somebody says something.</summary>
    public static bool IsSaying(Sentence sentence, int token) => sentence.Concepts.TryGetValue(Saying, out var places) && places.Contains(token);

    /// <summary>Who is named behind "according to" at a token; null where that doesn't stand there.</summary>
    public static TokenRange? AccordingTo(Sentence sentence, int token)
    {
        var tokens = sentence.Tokens;
        if (tokens[token].Word != "according" || token + 2 >= tokens.Length || tokens[token + 1].Word != "to")
        {
            return null;
        }

        var end = token + 3;
        while (end < tokens.Length && !sentence.Before(end).ContainsAny(Punctuation.Any) && !VerbFinder.IsVerb(sentence, end))
        {
            end++;
        }

        return new TokenRange(token + 2, end);
    }
}
