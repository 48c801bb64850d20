using SpaceNewsBot.Core.Answers;

namespace SpaceNewsBot.Training;

/// <summary>A question of the development data with its passages and what answers it.</summary>
/// <param name="Set">The set's folder.</param>
/// <param name="Part">dev, or train where the set has one.</param>
/// <param name="Id">Its id.</param>
/// <param name="Text">The question.</param>
/// <param name="Passages">Where to look.</param>
/// <param name="Sentences">The reference sentences of each passage.</param>
/// <param name="Gold">The passages and sentences that answer.</param>
/// <param name="Answerable">Whether the passages answer it.</param>
internal sealed record DevelopmentQuestion(
    string Set,
    string Part,
    string Id,
    string Text,
    EvidencePassage[] Passages,
    (int Start, int End)[][] Sentences,
    HashSet<(int Passage, int Sentence)> Gold,
    bool Answerable)
{
    /// <summary>Its fold of the cross-validation, which its twins share.</summary>
    public required int Fold { get; init; }

    /// <summary>The line that an engine reads.</summary>
    public required string Input { get; init; }

    /// <summary>Its answers in words, where the set has them.</summary>
    public required string[] Answers { get; init; }

    /// <summary>Whether its answers are spans of the passages, and not sentences of somebody's own.</summary>
    public required bool HasSpans { get; init; }

    /// <summary>The reference sentence that a piece of evidence overlaps most, as the evaluators map a ranking; null for none.</summary>
    public (int Passage, int Sentence)? Reference(int passage, int start, int end)
    {
        var (best, overlap) = (-1, 0);
        for (var i = 0; i < Sentences[passage].Length; i++)
        {
            var common = Math.Min(Sentences[passage][i].End, end) - Math.Max(Sentences[passage][i].Start, start);
            if (common > overlap)
            {
                (best, overlap) = (i, common);
            }
        }

        return best < 0 ? null : (passage, best);
    }

    /// <summary>Average precision and precision at 1, as the evaluators count them: what wasn't ranked comes last, answers at the very end.</summary>
    /// <param name="ranked">Reference sentences, best first, each once.</param>
    public (double AveragePrecision, double First) Judge(IReadOnlyList<(int Passage, int Sentence)> ranked)
    {
        int found = 0, at = 0;
        double sum = 0;
        foreach (var reference in ranked)
        {
            at++;
            if (Gold.Contains(reference))
            {
                found++;
                sum += (double)found / at;
            }
        }

        var left = Gold.Count - found;
        at = Sentences.Sum(p => p.Length) - left;
        for (var i = 0; i < left; i++)
        {
            found++;
            at++;
            sum += (double)found / at;
        }

        return (sum / Gold.Count, ranked.Count > 0 && Gold.Contains(ranked[0]) ? 1 : 0);
    }
}
