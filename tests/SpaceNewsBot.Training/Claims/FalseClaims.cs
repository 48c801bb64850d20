using SpaceNewsBot.Core.Claims;
using SpaceNewsBot.Core.Language;

namespace SpaceNewsBot.Training.Claims;

/// <summary>
/// Makes false claims of the sentences of a text: the parties swapped, a number, date or name replaced, a denial put in or
/// dropped, a possibility told as certain. Deterministic.
/// </summary>
internal static class FalseClaims
{
    private static readonly string[] Months = ["January", "February", "March", "April", "June", "July", "August", "September", "October", "November", "December"];
    private static readonly string[] Weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

    /// <summary>The false claims of a sentence, each with what was done to it.</summary>
    /// <param name="sentence">What the text says.</param>
    /// <param name="names">Names of the text, for others in their place.</param>
    public static IEnumerable<(string Kind, string Claim)> Of(Sentence sentence, IReadOnlyList<string> names)
    {
        var tokens = sentence.Tokens;
        if (Enumerable.Range(0, tokens.Length).Where(i => VerbFinder.IsVerb(sentence, i)).Select(i => RoleFinder.Find(sentence, i))
            .FirstOrDefault(r => r is { Agent: { } agent, Patient: { } patient, IsPassive: false, AgentIsPronoun: false }
                && NameIn(sentence, agent) is { } a && NameIn(sentence, patient) is { } b && a.End <= b.First && patient.First == r.Verb + 1 && b.First <= patient.First + 1) is { } roles
            && NameIn(sentence, roles.Agent!.Value) is { } first && NameIn(sentence, roles.Patient!.Value) is { } second)
        {
            var text = sentence.Text;
            yield return ("parties", text[sentence.Span.Start..tokens[first.First].Start] + sentence.TextOf(second.First, second.End)
                + text[tokens[first.End - 1].End..tokens[second.First].Start] + sentence.TextOf(first.First, first.End) + text[tokens[second.End - 1].End..sentence.Span.End]);
        }

        if (QuantityReader.Read(sentence).FirstOrDefault(q => !q.IsOrdinal && q.Tokens.Count == 1 && tokens[q.Tokens.First].Shape == TokenShape.Number && !sentence.Dates.Any(d => d.Contains(q.Tokens.First))) is { Value: > 1 and < 1e6 } number)
        {
            yield return ("number", Replaced(number.Tokens, ((long)number.Value + Math.Max(2, (long)number.Value / 3)).ToString(System.Globalization.CultureInfo.InvariantCulture)));
        }

        if (ClaimDates.PartsOf(sentence).FirstOrDefault(d => d.Part is DatePart.Month or DatePart.Weekday) is { Value: not null } date)
        {
            var all = date.Part == DatePart.Month ? Months : Weekdays;
            var other = all.First(m => !sentence.Text.Contains(m, StringComparison.Ordinal));
            yield return ("date", Replaced(new TokenRange(date.Token, date.Token + 1), other));
        }

        var auxiliary = Array.FindIndex(tokens, t => t.Word is "was" or "were" or "is" or "are" or "has" or "had" or "have" or "will" or "would");
        if (auxiliary > 0 && auxiliary + 1 < tokens.Length && VerbFinder.IsVerb(sentence, auxiliary + 1))
        {
            yield return ("negation", Replaced(new TokenRange(auxiliary, auxiliary + 1), tokens[auxiliary].Word + " not"));
        }
        else if (Array.FindIndex(tokens, t => t.Word == "not") is > 0 and var not && StopWords.Auxiliaries.Contains(tokens[not - 1].Word))
        {
            yield return ("negation", Replaced(new TokenRange(not, not + 1), "indeed"));
        }

        if (Array.FindIndex(tokens, t => t.Word is "may" or "might" or "could" && t.Shape == TokenShape.Lower) is > 0 and var may && may + 1 < tokens.Length && (VerbFinder.IsVerb(sentence, may + 1) || tokens[may + 1].Word == "be"))
        {
            yield return ("modality", Replaced(new TokenRange(may, may + 1), "will"));
        }

        if (sentence.Names.Find(n => n.FirstToken > 0 && tokens[n.FirstToken - 1].Word is "in" or "at" or "from" or "to") is { TokenCount: > 0 } placed
            && names.FirstOrDefault(n => !sentence.Text.AsSpan(sentence.Span.Start, sentence.Span.Length).Contains(n, StringComparison.OrdinalIgnoreCase)) is { } elsewhere)
        {
            yield return ("name", Replaced(new TokenRange(placed.FirstToken, placed.EndToken), elsewhere));
        }

        if (SayerFinder.Find(sentence).FirstOrDefault(s => s.Agent is { } agent && NameIn(sentence, agent) is not null) is { Agent: { } sayer }
            && NameIn(sentence, sayer) is { } speaker
            && names.FirstOrDefault(n => n.Contains(' ', StringComparison.Ordinal) && !sentence.Text.AsSpan(sentence.Span.Start, sentence.Span.Length).Contains(n, StringComparison.OrdinalIgnoreCase)) is { } another)
        {
            yield return ("speaker", Replaced(speaker, another));
        }

        string Replaced(TokenRange range, string by) =>
            sentence.Text[sentence.Span.Start..tokens[range.First].Start] + by + sentence.Text[tokens[range.End - 1].End..sentence.Span.End];
    }

    private static TokenRange? NameIn(Sentence sentence, TokenRange range) =>
        sentence.Names.Find(n => range.Contains(n.FirstToken) && n.EndToken <= range.End) is { TokenCount: > 0 } name ? new TokenRange(name.FirstToken, name.EndToken) : null;
}
