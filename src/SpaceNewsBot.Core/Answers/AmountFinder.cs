using System.Collections.Frozen;
using SpaceNewsBot.Core.Language;
using SpaceNewsBot.Core.Retrieval;

namespace SpaceNewsBot.Core.Answers;

/// <summary>Finds in a sentence the number or amount that "how many" or "how much" asks for.</summary>
internal static class AmountFinder
{
    // Stems of units of length, speed and weight.
    private static readonly FrozenSet<string> MeasureUnits = new[]
    {
        "metr", "meter", "kilometr", "kilomet", "km", "m", "mile", "foot", "ft", "inch", "centimetr", "centimet", "cm", "mm", "yard", "light",
        "kg", "kilogram", "kilo", "tonn", "ton", "pound", "lb", "gram", "mph", "kph", "knot", "acr", "hectar", "squar",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The amounts that may be asked for, in the sentence's order.</summary>
    public static List<TokenRange> Find(QuestionAnalysis question, Sentence sentence) =>
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
