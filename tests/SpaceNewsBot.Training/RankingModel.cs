using SpaceNewsBot.Core.Answers;

namespace SpaceNewsBot.Training;

/// <summary>Which figures the ranking weighs: those whose family brought something (try-features tells).</summary>
internal static class RankingModel
{
    /// <summary>How strongly weights are drawn to 0.</summary>
    public const double Pull = 1e-3;

    /// <summary>The families that were kept, in the order in which they were tried.</summary>
    public static readonly IReadOnlyList<(string Name, string[] Features)> Families =
    [
        ("What the hand-set score weighed", ["coverage", "coverage_in_context", "order", "expected_kind", "verb", "roles_agree", "fragment"]),
        ("Overlap at levels of rarity", ["literal", "local", "count"]),
        ("Pairs, nearness, runs, small words", ["pairs", "nearness", "run", "small_words"]),
        ("What stands around and in the title", ["rest_before", "rest_earlier", "rest_behind", "rest_title"]),
        ("First of its text", ["first"]),
        ("The same name in other passages", ["echo"]),
        ("Expected kind, kind by kind", ["kind_who", "kind_when", "kind_where", "kind_why", "kind_how_many", "kind_how_long"]),
    ];

    /// <summary>The columns of the table that are learned.</summary>
    public static readonly int[] Columns = ColumnsOf(Families.SelectMany(f => f.Features));

    public static int[] ColumnsOf(IEnumerable<string> features)
    {
        var names = RankingFeatures.Table.Select(f => f.Name).ToList();
        return [.. features.Select(f => names.IndexOf(f))];
    }
}
