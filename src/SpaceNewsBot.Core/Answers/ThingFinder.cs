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

    // "its work with Orvel on the tower": what is told by whose it is says little without what follows.
    private static readonly string[] Completing = ["with", "between", "within", "for", "from", "to", "in", "on"];

    private static readonly string[] PairJoiners = ["with", "between", "within"];

    // A word that stands more often than this in a sentence tells nothing.
    private const int MaxPlaces = 8;

    /// <summary>What the sentence holds of it, at most one phrase; none where no rule tells.</summary>
    /// <param name="question">The question.</param>
    /// <param name="sentence">The sentence.</param>
    public static List<TokenRange> Find(QuestionAnalysis question, Sentence sentence)
    {
        var phrase = question.AskedStem is { } asked && Kinds.Contains(asked)
            ? OfKind(question, sentence)
            : BesideNoun(question, sentence) ?? BehindPreposition(question, sentence) ?? InSlot(question, sentence) ?? ByDefinition(question, sentence);
        return phrase is { } found ? [found] : [];
    }

    // "What kind of flights?": what stands before the noun says so ("its night flights").
    private static TokenRange? OfKind(QuestionAnalysis question, Sentence sentence)
    {
        var of = Array.FindIndex(question.Sentence.Tokens, t => t.Stem == question.AskedStem) + 1;
        var noun = question.Units.FirstOrDefault(u => u.Tokens.First > of);
        foreach (var place in noun is null ? [] : UnitMatcher.Places(noun, sentence).Take(MaxPlaces))
        {
            if (NounPhraseFinder.Around(sentence, place) is not { } phrase)
            {
                continue;
            }

            var first = phrase.First;
            while (first < place && StopWords.All.Contains(sentence.Tokens[first].Word))
            {
                first++;
            }

            if (first < place && IsNew(question, sentence, new TokenRange(first, place)))
            {
                return new TokenRange(first, place);
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

        foreach (var place in places.Take(MaxPlaces))
        {
            if (NounPhraseFinder.Around(sentence, place) is not { } phrase)
            {
                continue;
            }

            if (place + 1 < phrase.End && IsNew(question, sentence, new TokenRange(place + 1, phrase.End)))
            {
                return new TokenRange(place + 1, phrase.End);
            }

            var before = new TokenRange(phrase.First, place);
            var isToldBefore = phrase.First < place && IsNew(question, sentence, before);
            var isNamedBefore = isToldBefore && sentence.Tokens[place - 1].IsCapitalized;
            if (!isNamedBefore && BehindOf(question, sentence, phrase with { End = place + 1 }) is { } behind)
            {
                return behind;
            }

            if (isToldBefore && !StopWords.All.Contains(sentence.Tokens[place - 1].Word))
            {
                return NounPhraseFinder.WithoutArticle(sentence, before with { End = place + 1 });
            }
        }

        return null;
    }

    // "the capital of Tarn", "a reserve of 4 million"
    private static TokenRange? BehindOf(QuestionAnalysis question, Sentence sentence, TokenRange noun) =>
        noun.End + 1 < sentence.Tokens.Length && sentence.Tokens[noun.End].Word == "of"
        && NounPhraseFinder.StartingAt(sentence, noun.End + 1) is { } behind && IsNew(question, sentence, behind)
            ? NounPhraseFinder.Extend(sentence, behind)
            : null;

    // "What was it covered by?", "it is based on what?": what stands behind the same preposition.
    private static TokenRange? BehindPreposition(QuestionAnalysis question, Sentence sentence)
    {
        var tokens = question.Sentence.Tokens;
        var at = tokens.Length - (tokens[^1].Word is "what" or "which" ? 2 : 1);
        if (at < 1 || !StopWords.Prepositions.Contains(tokens[at].Word) || question.Units.LastOrDefault(u => u.Tokens.End <= at) is not { } governor)
        {
            return null;
        }

        const int MaxGap = 6;
        foreach (var place in UnitMatcher.Places(governor, sentence).Take(MaxPlaces))
        {
            for (var i = place + 1; i + 1 < sentence.Tokens.Length && i - place <= MaxGap; i++)
            {
                if (sentence.Tokens[i].Word == tokens[at].Word && NounPhraseFinder.StartingAt(sentence, i + 1) is { } phrase && IsNew(question, sentence, phrase))
                {
                    return NounPhraseFinder.Extend(sentence, phrase);
                }
            }
        }

        return null;
    }

    // "What did the museum suspend?": what it is done to; "what angered the mayor?": what does it.
    private static TokenRange? InSlot(QuestionAnalysis question, Sentence sentence)
    {
        // "At what temperature …?" asks for neither side of the verb.
        var wh = Array.FindIndex(question.Sentence.Tokens, t => t.Word is "what" or "which");
        if (question.Roles is not { } asked || question.Units.FirstOrDefault(u => u.IsVerb) is not { } unit || SayerFinder.IsSaying(question.Sentence, asked.Verb)
            || (wh > 0 && StopWords.Prepositions.Contains(question.Sentence.Tokens[wh - 1].Word)))
        {
            return null;
        }

        foreach (var verb in UnitMatcher.Places(unit, sentence).Where(p => VerbFinder.IsVerb(sentence, p) && VerbFinder.IsNegated(sentence, p) == question.IsNegated).Take(MaxPlaces))
        {
            var roles = RoleFinder.Find(sentence, verb);
            var asksForAgent = asked is { Agent: null, IsPassive: false };
            var phrase = asksForAgent
                ? roles is { Agent: { } agent, AgentIsPronoun: false } ? Subject(question, sentence, agent) : null
                : roles.Patient is not { } patient ? null
                : roles.IsPassive ? Subject(question, sentence, patient)
                : Object(question, sentence, patient);
            if (phrase is not null)
            {
                return phrase;
            }
        }

        return null;
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

    // "demanded in a letter that …": what stands behind a preposition is no object, unless the question asks with it.
    private static TokenRange? Object(QuestionAnalysis question, Sentence sentence, TokenRange slot) =>
        !StopWords.Prepositions.Contains(question.Sentence.Tokens[^1].Word)
        && NounPhraseFinder.StartingAt(sentence, slot.First) is { } phrase && IsNew(question, sentence, phrase)
            ? NounPhraseFinder.Extend(sentence, phrase, StopWords.Pronouns.Contains(sentence.Tokens[phrase.First].Word) ? Completing : PairJoiners)
            : null;

    // "What is the Rankine cycle?", "what does isobaric mean?": the other side of "is", of a comma or of a bracket.
    private static TokenRange? ByDefinition(QuestionAnalysis question, Sentence sentence)
    {
        var means = question.Roles is { } roles && question.Sentence.Tokens[roles.Verb].Stem is "mean" or "stand" or "refer" or "call" or "defin";
        if (question.Roles is not null && !means)
        {
            return null;
        }

        // "The capital of the country": the last word before the first preposition.
        var end = 1;
        while (end < question.Sentence.Tokens.Length && !StopWords.Prepositions.Contains(question.Sentence.Tokens[end].Word))
        {
            end++;
        }

        var defined = question.Units.LastOrDefault(u => u.Tokens.First < end && !u.IsVerb);
        foreach (var place in defined is null ? [] : UnitMatcher.Places(defined, sentence).Take(MaxPlaces))
        {
            if (NounPhraseFinder.Around(sentence, place) is { } known && (OtherSide(question, sentence, known) ?? BehindOf(question, sentence, known)) is { } other)
            {
                return other;
            }
        }

        return null;
    }

    private static TokenRange? OtherSide(QuestionAnalysis question, Sentence sentence, TokenRange noun)
    {
        var tokens = sentence.Tokens;
        var be = noun.First - 1;
        while (be > 0 && (tokens[be].Word is "likely" or "most" or "also" or "only" || tokens[be].Word.EndsWith("ly", StringComparison.Ordinal)))
        {
            be--;
        }

        if (be > 0 && StopWords.FormsOfBe.Contains(tokens[be].Word) && SubjectBefore(sentence, be) is { } subject && IsNew(question, sentence, subject))
        {
            return subject;
        }

        var known = NounPhraseFinder.Extend(sentence, noun);
        if (known.End == tokens.Length)
        {
            return null;
        }

        var behind = StopWords.FormsOfBe.Contains(tokens[known.End].Word) ? known.End + 1 : sentence.Before(known.End).ContainsAny("(,") ? known.End : -1;
        if (behind < 0 || behind == tokens.Length || NounPhraseFinder.StartingAt(sentence, behind) is not { } phrase || !IsNew(question, sentence, phrase))
        {
            return null;
        }

        // ", a unit of …" says what it is; ", wood and stone" is a list.
        var extended = NounPhraseFinder.Extend(sentence, phrase);
        return behind > known.End || sentence.Before(known.End).Contains('(') || tokens[phrase.First].Word is "the" or "a" or "an" || (extended.End > phrase.End && tokens[phrase.End].Word == "of")
            ? extended
            : null;
    }

    // What is inserted between commas isn't the subject: it stands at the sentence's start then.
    private static TokenRange? SubjectBefore(Sentence sentence, int be) =>
        sentence.Before(be).Contains(',') && VerbFinder.LastBefore(sentence, be) < 0
            ? NounPhraseFinder.StartingAt(sentence, 0)
            : NounPhraseFinder.Around(sentence, be - 1);

    // What the question says already is no answer to it.
    private static bool IsNew(QuestionAnalysis question, Sentence sentence, TokenRange phrase)
    {
        var words = sentence.Tokens[phrase.First..phrase.End].Where(t => !StopWords.All.Contains(t.Word)).ToList();
        return words.Count > 0 && words.Exists(w => !question.Sentence.Stems.ContainsKey(w.Stem));
    }
}
