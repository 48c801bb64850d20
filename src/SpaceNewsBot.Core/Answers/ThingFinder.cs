using System.Collections.Frozen;
using SpaceNewsBot.Core.Language;
using SpaceNewsBot.Core.Retrieval;

namespace SpaceNewsBot.Core.Answers;

/// <summary>
/// Finds the thing that "what" or "which" asks for: what stands in the slot that the question leaves open, beside the
/// noun that it names, or on the other side of an "is" or a comma.
/// </summary>
internal static class ThingFinder
{
    private static readonly FrozenSet<string> Kinds = new[] { "kind", "type", "sort", "categori", "form" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>What the sentence holds of it, at most one phrase; none where no rule tells.</summary>
    /// <param name="question">The question.</param>
    /// <param name="sentence">The sentence.</param>
    /// <param name="anchor">The token that meets the question's verb, or its heaviest word; −1 for none.</param>
    public static List<TokenRange> Find(QuestionAnalysis question, Sentence sentence, int anchor)
    {
        if (anchor < 0)
        {
            return [];
        }

        var phrase = OfKind(question, sentence)
            ?? BesideNoun(question, sentence)
            ?? InSlot(question, sentence, anchor)
            ?? ByDefinition(question, sentence);
        return phrase is { } found ? [found] : [];
    }

    // "What kind of flights?": what stands before the noun says so ("its night flights").
    private static TokenRange? OfKind(QuestionAnalysis question, Sentence sentence)
    {
        if (question.AskedStem is not { } asked || !Kinds.Contains(asked))
        {
            return null;
        }

        var of = Array.FindIndex(question.Sentence.Tokens, t => t.Stem == asked) + 1;
        var noun = question.Units.FirstOrDefault(u => u.Tokens.First > of);
        foreach (var place in noun is null ? [] : UnitMatcher.Places(noun, sentence))
        {
            if (NounPhraseFinder.Around(sentence, place) is { } phrase)
            {
                phrase = NounPhraseFinder.WithoutArticle(sentence, phrase);
                if (phrase.First < place && !StopWords.All.Contains(sentence.Tokens[phrase.First].Word))
                {
                    return new TokenRange(phrase.First, place);
                }
            }
        }

        return null;
    }

    // "Which planet?": "the planet Mercury"; "what title?": "the title of Great Khan"; "which prize?": "the Potters' Prize".
    private static TokenRange? BesideNoun(QuestionAnalysis question, Sentence sentence)
    {
        if (question.AskedStem is not { } noun || !sentence.Stems.TryGetValue(noun, out var places))
        {
            return null;
        }

        foreach (var place in places)
        {
            if (NounPhraseFinder.Around(sentence, place) is not { } phrase)
            {
                continue;
            }

            if (place + 1 < phrase.End && IsNew(question, sentence, new TokenRange(place + 1, phrase.End)))
            {
                return new TokenRange(place + 1, phrase.End);
            }

            if (phrase.First < place && IsNew(question, sentence, new TokenRange(phrase.First, place)) && !StopWords.All.Contains(sentence.Tokens[place - 1].Word))
            {
                return NounPhraseFinder.WithoutArticle(sentence, new TokenRange(phrase.First, place + 1));
            }

            if (place + 2 < sentence.Tokens.Length && sentence.Tokens[place + 1].Word == "of" && NounPhraseFinder.StartingAt(sentence, place + 2) is { } behind && IsNew(question, sentence, behind))
            {
                return NounPhraseFinder.Extend(sentence, behind);
            }
        }

        return null;
    }

    // "What did the museum suspend?": what it is done to; "what angered the mayor?": what does it.
    private static TokenRange? InSlot(QuestionAnalysis question, Sentence sentence, int anchor)
    {
        if (question.Roles is not { } asked || !VerbFinder.IsVerb(sentence, anchor) || VerbFinder.IsNegated(sentence, anchor) || SayerFinder.IsSaying(question.Sentence, asked.Verb))
        {
            return null;
        }

        var roles = RoleFinder.Find(sentence, anchor);
        var asksForAgent = asked.Agent is null && !asked.IsPassive;
        if (asksForAgent)
        {
            return roles is { Agent: { } agent, AgentIsPronoun: false } ? Subject(question, sentence, agent) : null;
        }

        return roles.Patient is not { } patient ? null
            : roles.IsPassive ? Subject(question, sentence, patient)
            : Object(question, sentence, patient);
    }

    private static TokenRange? Subject(QuestionAnalysis question, Sentence sentence, TokenRange slot)
    {
        var first = slot.First;
        while (first < slot.End && NounPhraseFinder.StartingAt(sentence, first) is null)
        {
            first++;
        }

        return first < slot.End && NounPhraseFinder.StartingAt(sentence, first) is { } phrase && IsNew(question, sentence, phrase)
            ? NounPhraseFinder.Extend(sentence, phrase)
            : null;
    }

    private static TokenRange? Object(QuestionAnalysis question, Sentence sentence, TokenRange slot)
    {
        var first = slot.First;
        var last = question.Sentence.Tokens[^1].Word;
        if (StopWords.Prepositions.Contains(last))
        {
            // "What did he ask for?"
            var preposition = Enumerable.Range(slot.First, slot.Count).FirstOrDefault(i => sentence.Tokens[i].Word == last, -1);
            first = preposition < 0 ? slot.End : preposition + 1;
        }
        else if (StopWords.Prepositions.Contains(sentence.Tokens[first].Word))
        {
            first++;
        }

        return first < slot.End && NounPhraseFinder.StartingAt(sentence, first) is { } phrase && IsNew(question, sentence, phrase)
            ? NounPhraseFinder.Extend(sentence, phrase)
            : null;
    }

    // "What is the Rankine cycle?": the other side of "is", or of a comma.
    private static TokenRange? ByDefinition(QuestionAnalysis question, Sentence sentence)
    {
        if (question.Roles is not null || question.Units.Count == 0)
        {
            return null;
        }

        foreach (var unit in question.Units.OrderByDescending(u => u.Weight))
        {
            foreach (var place in UnitMatcher.Places(unit, sentence))
            {
                if (NounPhraseFinder.Around(sentence, place) is { } around && OtherSide(question, sentence, NounPhraseFinder.Extend(sentence, around)) is { } other)
                {
                    return other;
                }
            }
        }

        return null;
    }

    private static TokenRange? OtherSide(QuestionAnalysis question, Sentence sentence, TokenRange known)
    {
        var tokens = sentence.Tokens;
        var isBehind = known.End < tokens.Length && StopWords.FormsOfBe.Contains(tokens[known.End].Word);
        if (isBehind && known.End + 1 < tokens.Length && NounPhraseFinder.StartingAt(sentence, known.End + 1) is { } complement && IsNew(question, sentence, complement))
        {
            return NounPhraseFinder.Extend(sentence, complement);
        }

        if (known.First > 1 && StopWords.FormsOfBe.Contains(tokens[known.First - 1].Word) && NounPhraseFinder.Around(sentence, known.First - 2) is { } subject && IsNew(question, sentence, subject))
        {
            return subject;
        }

        if (known.End < tokens.Length && sentence.Before(known.End).ContainsAny(",(") && NounPhraseFinder.StartingAt(sentence, known.End) is { } apposition && IsNew(question, sentence, apposition))
        {
            return NounPhraseFinder.Extend(sentence, apposition);
        }

        return null;
    }

    // What the question says already is no answer to it.
    private static bool IsNew(QuestionAnalysis question, Sentence sentence, TokenRange phrase)
    {
        var words = sentence.Tokens[phrase.First..phrase.End].Where(t => !StopWords.All.Contains(t.Word)).ToList();
        return words.Count > 0 && words.Exists(w => !question.Sentence.Stems.ContainsKey(w.Stem));
    }
}
