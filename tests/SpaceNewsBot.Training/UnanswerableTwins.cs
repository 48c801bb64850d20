using System.Globalization;
using SpaceNewsBot.Core.Language;
using SpaceNewsBot.Core.Retrieval;

namespace SpaceNewsBot.Training;

/// <summary>
/// Makes unanswerable twins of answerable questions: the answer cut out, a name, number, verb or noun replaced, the parties
/// swapped, a denial put in. Public sets show few of these, and a chat asks them. Deterministic: what is drawn depends on
/// the question's id alone.
/// </summary>
/// <param name="questions">Where names and words are taken from.</param>
internal sealed class UnanswerableTwins(IReadOnlyList<DevelopmentQuestion> questions)
{
    // What is left must be enough to look in.
    private const int FewestCharacters = 40;

    // How many other questions are looked at for a word that fits.
    private const int MostTries = 40;

    // Lighter words are hardly missed when they are replaced.
    private const double Telling = 0.3;

    private readonly List<QuestionAnalysis> analyses = [.. questions.Select(q => QuestionAnalyzer.Analyze(q.Text))];

    /// <summary>The twins of a question, each with what was done to it.</summary>
    /// <param name="question">Answerable, with the sentences that answer it.</param>
    public IEnumerable<(string Kind, DevelopmentQuestion Twin)> Of(DevelopmentQuestion question)
    {
        if (WithoutAnswer(question) is { } removed)
        {
            yield return ("removed", removed);
        }

        var draw = new Random((int)(StableHash.Of(question.Id) & int.MaxValue));
        var analysis = QuestionAnalyzer.Analyze(question.Text);
        var text = string.Join(' ', question.Passages.Select(p => p.Title + " " + p.Text));
        foreach (var (kind, asked) in Rewordings(question.Text, analysis, text, draw))
        {
            yield return (kind, question with { Text = asked, Gold = [], Answerable = false });
        }
    }

    /// <summary>The question without the sentences that answer it or hold the answer's words; null where nothing would be left.</summary>
    private static DevelopmentQuestion? WithoutAnswer(DevelopmentQuestion question)
    {
        var passages = question.Passages.Index().Select(p =>
        {
            var text = p.Item.Text;
            foreach (var (start, end) in question.Sentences[p.Index].Index()
                .Where(s => question.Gold.Contains((p.Index, s.Index)) || question.Answers.Any(a => text[s.Item.Start..s.Item.End].Contains(a, StringComparison.OrdinalIgnoreCase)))
                .Select(s => s.Item)
                .OrderByDescending(s => s.Start))
            {
                text = text[..start] + text[end..];
            }

            return p.Item with { Text = text };
        }).ToArray();
        return passages.Any(p => p.Text.Trim().Length > FewestCharacters)
            ? question with { Passages = passages, Sentences = Array.ConvertAll(passages, _ => Array.Empty<(int, int)>()), Gold = [], Answerable = false }
            : null;
    }

    private IEnumerable<(string Kind, string Text)> Rewordings(string asked, QuestionAnalysis analysis, string text, Random draw)
    {
        var units = analysis.Units;
        if (Draw(units.Where(u => u.IsName && u.Weight > Telling)) is { } name)
        {
            if (ElseWhere(u => u.IsName && u.Weight > Telling) is { } stranger)
            {
                yield return ("name", Replaced(name.Tokens, stranger));
            }
        }

        if (Draw(units.Where(u => u.IsNumber)) is { } number && int.TryParse(TextOf(number.Tokens), CultureInfo.InvariantCulture, out var value))
        {
            var other = (value + draw.Next(1, value > 1000 ? 9 : Math.Max(3, value))).ToString(CultureInfo.InvariantCulture);
            if (!text.Contains(other, StringComparison.Ordinal))
            {
                yield return ("number", Replaced(number.Tokens, other));
            }
        }

        if (Draw(units.Where(u => u.IsVerb && u.Weight > Telling / 2)) is { } verb)
        {
            var isPast = TextOf(verb.Tokens).EndsWith("ed", StringComparison.Ordinal);
            if (ElseWhere(u => u.IsVerb && u.Weight > Telling / 2, t => t.EndsWith("ed", StringComparison.Ordinal) == isPast) is { } deed)
            {
                yield return ("verb", Replaced(verb.Tokens, deed));
            }
        }

        if (Draw(units.Where(IsNoun)) is { } noun && ElseWhere(IsNoun) is { } thing)
        {
            yield return ("noun", Replaced(noun.Tokens, thing));
        }

        if (analysis.Roles is { Agent: { } agent, Patient: { } patient } && (agent.End <= patient.First || patient.End <= agent.First)
            && units.Any(u => u.Weight > Telling && agent.Contains(u.Tokens.First)) && units.Any(u => u.Weight > Telling && patient.Contains(u.Tokens.First)))
        {
            var (first, second) = agent.First < patient.First ? (agent, patient) : (patient, agent);
            var tokens = analysis.Sentence.Tokens;
            yield return ("parties", asked[..tokens[first.First].Start] + TextOf(second) + asked[tokens[first.End - 1].End..tokens[second.First].Start] + TextOf(first) + asked[tokens[second.End - 1].End..]);
        }

        if (!analysis.IsNegated && analysis.Kind != QuestionKind.YesNo && analysis.Sentence.Tokens.FirstOrDefault(t => t.Word is "did" or "does" or "do") is { } auxiliary)
        {
            yield return ("denial", asked[..auxiliary.End] + "n't" + asked[auxiliary.End..]);
        }

        static bool IsNoun(QuestionUnit u) => u is { IsName: false, IsNumber: false, IsVerb: false, Weight: > Telling };

        QuestionUnit? Draw(IEnumerable<QuestionUnit> from) => from.ToList() is { Count: > 0 } list ? list[draw.Next(list.Count)] : null;

        string TextOf(TokenRange range) => analysis.Sentence.TextOf(range.First, range.End);

        string Replaced(TokenRange range, string by) => asked[..analysis.Sentence.Tokens[range.First].Start] + by + asked[analysis.Sentence.Tokens[range.End - 1].End..];

        // A word of the kind from another question, whose beginning the passages don't have.
        string? ElseWhere(Func<QuestionUnit, bool> fits, Func<string, bool>? looksRight = null)
        {
            for (var i = 0; i < MostTries; i++)
            {
                var other = analyses[draw.Next(analyses.Count)];
                if (other.Units.FirstOrDefault(fits) is { } unit && other.Sentence.TextOf(unit.Tokens.First, unit.Tokens.End) is var found
                    && looksRight?.Invoke(found) != false && !text.Contains(found[..Math.Min(found.Length, 4)], StringComparison.OrdinalIgnoreCase))
                {
                    return found;
                }
            }

            return null;
        }
    }
}
