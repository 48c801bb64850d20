using System.Collections.Frozen;
using SpaceNewsBot.Core.Language;
using SpaceNewsBot.Core.Retrieval;

namespace SpaceNewsBot.Core.Answers;

/// <summary>Finds in a sentence what a question's kind asks for: a name, a date, a place, a number, a reason.</summary>
internal static class ExpectedSpanFinder
{
    // Stems of units of length, speed and weight.
    private static readonly FrozenSet<string> MeasureUnits = new[]
    {
        "metr", "meter", "kilometr", "kilomet", "km", "m", "mile", "foot", "ft", "inch", "centimetr", "centimet", "cm", "mm", "yard", "light",
        "kg", "kilogram", "kilo", "tonn", "ton", "pound", "lb", "gram", "mph", "kph", "knot", "acr", "hectar", "squar",
    }.ToFrozenSet(StringComparer.Ordinal);

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
            QuestionKind.Why => Causes(sentence, anchor),
            QuestionKind.HowMany => Numbers(question, sentence),
            QuestionKind.HowLong => [.. CauseFinder.Find(sentence).Where(c => sentence.Tokens[c.First].Word is "until"), .. DateFinder.FindDurations(sentence)],
            QuestionKind.How => Means(sentence, anchor),
            QuestionKind.What => ThingFinder.Find(question, sentence),
            _ => [],
        };

        // The nearest to what was asked about is the likeliest; names come in their order already.
        return anchor < 0 || question is { Kind: QuestionKind.Who, Roles: not null } ? spans : [.. spans.OrderBy(s => Distance(s, anchor))];
    }

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

    private static List<TokenRange> Numbers(QuestionAnalysis question, Sentence sentence) =>
        [.. BareNumbers(question, sentence).Select(n => WithUnit(question, sentence, n))];

    // "70,000 euros", "30 kilometres"; what "how many" counts the question says itself.
    private static TokenRange WithUnit(QuestionAnalysis question, Sentence sentence, TokenRange number)
    {
        var unit = number.End;
        return unit < sentence.Tokens.Length && sentence.Before(unit) is " " && !NumberFinder.IsAmount(sentence, number.End - 1)
            && sentence.Tokens[unit].Shape == TokenShape.Lower && !StopWords.All.Contains(sentence.Tokens[unit].Word) && !VerbFinder.IsVerb(sentence, unit)
            && question.AskedStem is "much" or "far" or "high" or "deep" or "tall" or "fast" or "wide" or "old" or "distanc" or "heavi" or "long" or "money" or "price" or "cost"
            ? number with { End = unit + 1 }
            : number;
    }

    private static List<TokenRange> BareNumbers(QuestionAnalysis question, Sentence sentence)
    {
        var numbers = NumberFinder.Find(sentence, DateFinder.FindDates(sentence));
        if (question.AskedStem is not { } counted || counted is "number" or "amount" or "big" or "larg" or "often" or "popul")
        {
            return numbers;
        }

        if (counted is "far" or "high" or "deep" or "tall" or "fast" or "wide" or "distanc" or "heavi")
        {
            return numbers.FindAll(n => n.End < sentence.Tokens.Length && MeasureUnits.Contains(sentence.Tokens[n.End].Stem));
        }

        if (counted is "old")
        {
            return numbers.FindAll(n => (n.End < sentence.Tokens.Length && sentence.Tokens[n.End].Stem is "year" or "month" or "week" or "day")
                || (n.First > 0 && sentence.Tokens[n.First - 1].Stem is "age"));
        }

        if (counted is "much" or "cost" or "price" or "money" or "percentag" or "expens")
        {
            return numbers.FindAll(n => sentence.Tokens[n.First].Word.Count(char.IsAsciiDigit) >= 3 || NumberFinder.IsAmount(sentence, n.First) || NumberFinder.IsAmount(sentence, n.End - 1)
                || Enumerable.Range(n.First, Math.Min(3, sentence.Tokens.Length - n.First)).Any(i => sentence.Tokens[i].Word is "million" or "billion" or "thousand" or "dollars" or "euros" or "pounds" or "percent" or "cent"));
        }

        var concepts = question.Units.Where(u => u.Stems.Contains(counted)).SelectMany(u => u.Concepts).Select(c => c.Id).ToHashSet();
        return numbers.FindAll(n => CountsNear(n.End));

        // "two Russian cosmonauts": the counted noun follows within a few words.
        bool CountsNear(int from)
        {
            for (var i = from; i < Math.Min(from + 4, sentence.Tokens.Length); i++)
            {
                var at = i;
                if (sentence.Tokens[i].Stem == counted || sentence.Matches.Exists(m => m.FirstToken == at && concepts.Contains(m.Concept.Id)))
                {
                    return true;
                }
            }

            return false;
        }
    }
}
