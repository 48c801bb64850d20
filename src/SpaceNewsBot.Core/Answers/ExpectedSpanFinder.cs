using SpaceNewsBot.Core.Language;
using SpaceNewsBot.Core.Retrieval;

namespace SpaceNewsBot.Core.Answers;

/// <summary>Finds in a sentence what a question's kind asks for: a name, a date, a place, a number, a reason.</summary>
internal static class ExpectedSpanFinder
{
    /// <summary>Whether the kind asks for something that can be recognised by its form.</summary>
    public static bool Expects(QuestionKind kind) => kind is QuestionKind.Who or QuestionKind.When or QuestionKind.Where
        or QuestionKind.Why or QuestionKind.HowMany or QuestionKind.HowLong;

    /// <summary>What the sentence holds of the kind, likeliest first.</summary>
    /// <param name="question">The question.</param>
    /// <param name="sentence">The sentence.</param>
    /// <param name="anchor">The token that meets the question's verb, or its heaviest word; −1 for none.</param>
    public static List<TokenRange> Find(QuestionAnalysis question, Sentence sentence, int anchor)
    {
        List<TokenRange> spans = question.Kind switch
        {
            QuestionKind.Who => PartyFinder.Find(question, sentence),
            QuestionKind.When => Dates(question, sentence, anchor),
            QuestionKind.Where => Places(question, sentence),
            QuestionKind.Why => [.. Causers(question, sentence), .. Causes(sentence, anchor)],
            QuestionKind.HowMany => AmountFinder.Find(question, sentence),
            QuestionKind.HowLong => [.. CauseFinder.Find(sentence).Where(c => sentence.Tokens[c.First].Word is "until"), .. DateFinder.FindDurations(sentence)],
            QuestionKind.How => Means(sentence, anchor),
            QuestionKind.What => ThingFinder.Find(question, sentence),
            _ => [],
        };

        if (spans.Count == 1 && AsksForSeveral(question) && IsOne(sentence, spans[0]))
        {
            return [];
        }

        // The nearest to what was asked about is the likeliest; names come in their order already.
        return anchor < 0 || question is { Kind: QuestionKind.Who, Roles: not null } ? spans : [.. spans.OrderBy(s => Distance(s, anchor))];
    }

    // "Which companies?", "what countries?": one name alone is no answer.
    private static bool AsksForSeveral(QuestionAnalysis question) =>
        question.AskedStem is { } asked
        && question.Sentence.Stems.TryGetValue(asked, out var places) && question.Sentence.Tokens[places[0]].Word is var word
        && word != asked && word.EndsWith('s') && !word.EndsWith("ss", StringComparison.Ordinal);

    private static bool IsOne(Sentence sentence, TokenRange phrase) =>
        sentence.Names.Exists(n => n.FirstToken == phrase.First && n.EndToken == phrase.End);

    private static int Distance(TokenRange span, int anchor) =>
        span.Contains(anchor) ? 0 : anchor < span.First ? span.First - anchor : anchor - span.End + 1;

    /// <summary>Whether the sentence tells of a party by its office or kind ("all three space agencies") that the question doesn't name.</summary>
    public static bool HasUnnamedParty(QuestionAnalysis question, Sentence sentence) => PartyFinder.HasUnnamed(question, sentence);

    /// <summary>Whether it asks who holds an office: "who is the head of …".</summary>
    public static bool AsksForIdentity(QuestionAnalysis question) => PartyFinder.AsksForIdentity(question);

    private static List<TokenRange> Places(QuestionAnalysis question, Sentence sentence) =>
        [.. PartyFinder.Names(question, sentence)
            .Where(n => n.First > 0 && (IsPlacePreposition(sentence, n.First) || (question.AskedStem is "countri" or "nation" && IsCountry(sentence, n))))
            .Select(n => question.AskedStem is null ? WholePlace(sentence, n) : n)];

    // "the west end of Tarn", "Tarn in Skellin, Norvane": with the words before the name that say which part, and what it lies in.
    private static TokenRange WholePlace(Sentence sentence, TokenRange name)
    {
        var end = name.End;
        while (end < sentence.Tokens.Length && sentence.Names.Find(n => n.FirstToken == end || (n.FirstToken == end + 1 && sentence.Tokens[end].Word is "in" or "and")) is { TokenCount: > 0 } next
            && (next.FirstToken > end || sentence.Before(end) is ", "))
        {
            end = next.EndToken;
        }

        return name with { End = end };
    }

    private static bool IsCountry(Sentence sentence, TokenRange name) =>
        sentence.Matches.Exists(m => m.FirstToken == name.First && m.Concept is { IsName: true, RelatedTo: null });

    private static bool IsPlacePreposition(Sentence sentence, int first)
    {
        var before = first - 1;
        if (before > 0 && sentence.Tokens[before].Word == "the")
        {
            before--;
        }

        return sentence.Tokens[before].Word is "in" or "at" or "from" or "to" or "near" or "into" or "off" or "outside" or "across" or "inside"
            or "around" or "towards" or "through" or "over" or "between" or "on" or "of" or "north" or "south" or "east" or "west";
    }

    // "What caused the fire?": whoever or whatever causes it in the sentence.
    private static IEnumerable<TokenRange> Causers(QuestionAnalysis question, Sentence sentence)
    {
        if (question.AskedStem is not ("caus" or "prompt" or "trigger" or "make" or "lead" or "drive" or "push" or "motiv" or "bring"))
        {
            yield break;
        }

        foreach (var verb in sentence.Stems.GetValueOrDefault(question.AskedStem, []).Where(i => VerbFinder.IsVerb(sentence, i)))
        {
            if (RoleFinder.Find(sentence, verb) is { Agent: { } agent, AgentIsPronoun: false } && NounPhraseFinder.StartingAt(sentence, agent.First) is { } phrase)
            {
                yield return NounPhraseFinder.Extend(sentence, phrase);
            }
        }
    }

    // A reason belongs to the verb when it follows it or opens the sentence; "after cancelling" is no reason for cancelling.
    private static List<TokenRange> Causes(Sentence sentence, int anchor)
    {
        var causes = CauseFinder.Find(sentence);
        return anchor < 0 ? causes : [.. causes.Where(c => !c.Contains(anchor) && (c.First > anchor ? !ClauseFinder.LiesBetween(sentence, anchor, c.First) : c.First == 0))];
    }

    // "by selling the building", "using a drone", "through a lawyer": behind the verb that was asked about.
    private static List<TokenRange> Means(Sentence sentence, int anchor)
    {
        var means = new List<TokenRange>();
        for (var i = anchor + 1; anchor >= 0 && i + 1 < sentence.Tokens.Length && !sentence.Before(i).ContainsAny(Punctuation.Strong); i++)
        {
            if (sentence.Tokens[i].Word is "using" or "via" or "through" || (sentence.Tokens[i].Word == "by" && sentence.Tokens[i + 1].Word.EndsWith("ing", StringComparison.Ordinal)))
            {
                var end = i + 2;
                while (end < sentence.Tokens.Length && !sentence.Before(end).ContainsAny(Punctuation.Any))
                {
                    end++;
                }

                means.Add(new TokenRange(i, end));
                i = end;
            }
        }

        return means;
    }

    // A date belongs to the verb of its own clause, and to nothing that has yet to happen.
    private static List<TokenRange> Dates(QuestionAnalysis question, Sentence sentence, int anchor)
    {
        var dates = DateFinder.FindDates(sentence);
        dates.RemoveAll(d => question.AskedStem switch
        {
            "year" => !Words(d).Any(w => w.Length == 4 && char.IsAsciiDigit(w[0])),
            "month" => !Words(d).Any(w => w == "month" || char.IsLetter(w[0])),
            "time" => !IsClockTime(d),
            _ => false,
        });
        Join(dates);
        return anchor > 0 && sentence.Tokens[anchor - 1].Word == "to" && VerbFinder.IsVerb(sentence, anchor)
            ? dates.FindAll(d => d.First > anchor)
            : dates.FindAll(d => !ClauseFinder.LiesBetween(sentence, anchor < 0 ? d.First : Math.Min(anchor, d.End - 1), Math.Max(anchor, d.First)));

        // "from 1562 to 1598", "between June and August", "2013 and 2014"
        void Join(List<TokenRange> found)
        {
            for (var i = found.Count - 2; i >= 0; i--)
            {
                var between = found[i].End;
                if ((found[i + 1].First == between + 1 && sentence.Tokens[between].Word is "to" or "and" or "until") || (found[i + 1].First == between && sentence.Before(between) is "–" or "-"))
                {
                    found[i] = found[i] with { End = found[i + 1].End };
                    found.RemoveAt(i + 1);
                }
            }
        }

        IEnumerable<string> Words(TokenRange range) => sentence.Tokens[range.First..range.End].Select(t => t.Word);

        bool IsClockTime(TokenRange range) =>
            Words(range).Any(w => w is "noon" or "midnight" or "midday") || sentence.Text[sentence.Span.Start..sentence.Span.End].Contains(':') || sentence.Tokens.Any(t => t.Word is "am" or "pm" or "gmt" or "utc");
    }
}
