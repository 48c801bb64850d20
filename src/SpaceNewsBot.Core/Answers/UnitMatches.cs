using SpaceNewsBot.Core.Language;
using SpaceNewsBot.Core.Retrieval;

namespace SpaceNewsBot.Core.Answers;

/// <summary>
/// How well sentences meet the units of one question, each pair matched once: a sentence is looked at for itself, as what
/// stands before or behind another, and as a headline of many.
/// </summary>
internal sealed class UnitMatches
{
    private readonly Dictionary<QuestionUnit, int> places = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Sentence, (double Score, int Token)?[]> known = [];

    /// <param name="units">The question's units.</param>
    public UnitMatches(IReadOnlyList<QuestionUnit> units)
    {
        for (var i = 0; i < units.Count; i++)
        {
            places[units[i]] = i;
        }
    }

    /// <summary>The best match of a unit of the question in a sentence, and the token where it stands (−1 for none).</summary>
    public (double Score, int Token) Find(QuestionUnit unit, Sentence sentence)
    {
        if (!known.TryGetValue(sentence, out var matches))
        {
            known[sentence] = matches = new (double Score, int Token)?[places.Count];
        }

        return matches[places[unit]] ??= UnitMatcher.Match(unit, sentence);
    }
}
