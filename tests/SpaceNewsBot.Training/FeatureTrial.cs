using SpaceNewsBot.Core.Answers;

namespace SpaceNewsBot.Training;

/// <summary>Tries the families of features one at a time: what each adds to those before it, on questions and on sets not learned from.</summary>
internal static class FeatureTrial
{
    public const double Pull = 1e-3;

    /// <summary>The families in the order in which they are tried.</summary>
    public static readonly IReadOnlyList<(string Name, string[] Features)> Families =
    [
        ("as before, learned", ["coverage", "coverage_in_context", "order", "expected_kind", "verb", "roles_agree", "fragment"]),
        ("levels of overlap", ["literal", "local", "count"]),
        ("pairs and nearness", ["pairs", "nearness", "run", "small_words"]),
        ("sentences around", ["rest_before", "rest_earlier", "rest_behind", "rest_title"]),
        ("first of its passage", ["first"]),
        ("definition", ["defines"]),
        ("echo", ["echo"]),
        ("kind of answer by kind", ["kind_who", "kind_when", "kind_where", "kind_why", "kind_how_many", "kind_how_long"]),
        ("pronoun at the opening", ["pronoun", "pronoun_rest"]),
        ("something new", ["names_another", "counts_another"]),
        ("names", ["names"]),
        ("numbers", ["numbers"]),
        ("words", ["words", "worst_unmet"]),
        ("denials", ["negation_differs", "object_missing", "time_differs", "supposes_more", "asked_noun_missing", "reason_follows"]),
        ("soft", ["soft", "soft_local"]),
    ];

    public static void Run(string dataFolder)
    {
        var questions = DevelopmentData.Read(dataFolder).ConvertAll(CollectedQuestion.Collect);
        var names = RankingFeatures.Table.Select(f => f.Name).ToList();
        var used = new List<string>();
        double best = 0, bestOut = 0;
        foreach (var (family, features) in Families)
        {
            var with = used.Concat(features).Select(f => names.IndexOf(f)).ToArray();
            var validated = RankingReport.CrossValidated(questions, with, Pull);
            var leftOut = RankingReport.LeaveOneOut(questions, with, Pull);
            var (map, mapOut) = (validated.Values.Average(f => f.Map), leftOut.Values.Average(f => f.Map));
            var isKept = map > best && mapOut > bestOut;
            Console.WriteLine($"{(isKept ? "+" : "-")} {RankingReport.Line(family, validated)}");
            Console.WriteLine($"  {RankingReport.Line("  one set left out", leftOut)}");
            if (isKept)
            {
                used.AddRange(features);
                (best, bestOut) = (map, mapOut);
            }
        }

        var all = used.Select(f => names.IndexOf(f)).ToArray();
        foreach (var pull in new[] { 1e-4, 3e-4, 3e-3 })
        {
            Console.WriteLine($"pull {pull}: {RankingReport.Line("", RankingReport.CrossValidated(questions, all, pull))}");
            Console.WriteLine($"        {RankingReport.Line("", RankingReport.LeaveOneOut(questions, all, pull))}");
        }

        var weights = RankingLearner.Learn(questions, all, Pull);
        foreach (var f in all)
        {
            Console.WriteLine($"{names[f]} {weights[f]:0.000}");
        }
    }
}
