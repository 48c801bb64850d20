using SpaceNewsBot.Core.Language;
using SpaceNewsBot.Core.Retrieval;

namespace SpaceNewsBot.Core.Answers;

/// <summary>
/// How well sentences meet the units of one question, each pair matched once: a sentence is looked at for itself, as what
/// stands before or behind another, and as a headline of many.
/// </summary>
/// <param name="units">The question's units.</param>
internal sealed class UnitMatches(IReadOnlyList<QuestionUnit> units)
{
    private readonly Dictionary<Sentence, (double Score, int Token)?[]> known = [];

    /// <summary>The best match of a unit in a sentence, and the token where it stands (−1 for none).</summary>
    /// <param name="unit">The unit's place among the question's.</param>
    /// <param name="sentence">The sentence.</param>
    public (double Score, int Token) Find(int unit, Sentence sentence)
    {
        if (!known.TryGetValue(sentence, out var matches))
        {
            known[sentence] = matches = new (double Score, int Token)?[units.Count];
        }

        return matches[unit] ??= UnitMatcher.Match(units[unit], sentence);
    }
}
