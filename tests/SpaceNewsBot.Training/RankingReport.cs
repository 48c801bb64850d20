using System.Globalization;

namespace SpaceNewsBot.Training;

/// <summary>What ranking figures a set of features reaches on questions that it wasn't learned from.</summary>
internal static class RankingReport
{
    private const int Folds = 5;

    /// <summary>The fold of a question: by its text, so that the same question never stands on both sides.</summary>
    public static int Fold(string question) => (int)(StableHash.Of(question) % Folds);

    /// <summary>Figures by set, each question ranked by weights that were learned without its fold.</summary>
    public static Dictionary<string, (double Map, double First)> CrossValidated(IReadOnlyList<CollectedQuestion> questions, int[] features, double pull)
    {
        var weights = Enumerable.Range(0, Folds).Select(f => RankingLearner.Learn([.. questions.Where(q => q.Question.Fold != f)], features, pull)).ToArray();
        return Figures(questions, q => weights[q.Question.Fold]);
    }

    /// <summary>Figures by set, each ranked by weights that were learned without it and those made like it.</summary>
    public static Dictionary<string, (double Map, double First)> LeaveOneOut(IReadOnlyList<CollectedQuestion> questions, int[] features, double pull)
    {
        var weights = questions.Where(q => q.CanRank).Select(q => q.Group).Distinct().ToDictionary(g => g, g => RankingLearner.Learn([.. questions.Where(q => q.Group != g)], features, pull));
        return Figures(questions, q => weights[q.Group]);
    }

    /// <summary>MAP and precision at 1 by set, development parts only.</summary>
    public static Dictionary<string, (double Map, double First)> Figures(IEnumerable<CollectedQuestion> questions, Func<CollectedQuestion, double[]> weights) =>
        questions.Where(q => q.CanRank && q.Question.Part == "dev")
            .GroupBy(q => q.Question.Set)
            .ToDictionary(g => g.Key, g =>
            {
                var judged = g.Select(q => q.Judge(q.Rank(weights(q)))).ToList();
                return (judged.Average(j => j.AveragePrecision), judged.Average(j => j.First));
            });

    public static string Line(string name, Dictionary<string, (double Map, double First)> figures) => string.Create(
        CultureInfo.InvariantCulture,
        $"{name,-38} {figures.Values.Average(f => f.Map):0.0000} {figures.Values.Average(f => f.First):0.0000} | {string.Join(" ", figures.Select(f => string.Create(CultureInfo.InvariantCulture, $"{f.Key} {f.Value.Map:0.000}/{f.Value.First:0.000}")))}");
}
