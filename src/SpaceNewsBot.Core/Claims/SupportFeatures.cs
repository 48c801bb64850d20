namespace SpaceNewsBot.Core.Claims;

/// <summary>The figures by which chosen evidence is judged to say a claim.</summary>
internal static class SupportFeatures
{
    private const double Missing = 0.5;

    // A stretch of a claim of so many words in a row is a statement of its own, more or less.
    private const int Stretch = 6;

    private static readonly (string Name, Func<EvidenceChoice, double> Of)[] Table =
    [
        ("constant", _ => 1),
        ("count_said", c => c.Said.Length == 0 ? 0 : c.Said.Average()),
        ("said_in_document", c => Share(c, c.Text.Document)),
        ("numbers_in_document", c => Math.Min(OfKind(c, c.Text.Document, ClaimUnitKind.Number), OfKind(c, c.Text.Document, ClaimUnitKind.Date))),
        ("best_sentence", c => c.Chosen.Count == 0 ? 0 : c.Chosen.Max(s => s.Share)),
        ("worst_name", c => Heaviest(c, ClaimUnitKind.Name)),
        ("nowhere", c => Share(c, Nowhere(c))),
        ("opening", Opening),
        ("worst_stretch", WorstStretch),
        ("missing_numbers", c => Count(c, ClaimUnitKind.Number)),
        ("rarity", c => c.Said.Length == 0 ? 0 : c.Text.TotalWeight / c.Said.Length),
        ("length", c => Math.Log(1 + c.Said.Length)),
    ];

    /// <summary>Their names, in the order of the weights; the first is the constant.</summary>
    public static readonly string[] Names = Array.ConvertAll(Table, f => f.Name);

    /// <summary>The figures of chosen evidence.</summary>
    public static double[] Of(EvidenceChoice choice) => Array.ConvertAll(Table, f => f.Of(choice));

    private static double Share(EvidenceChoice choice, double[] said) => ClaimText.Sum(said, choice.Text.Weights) / choice.Text.TotalWeight;

    // What a claim hasn't isn't missing.
    private static double OfKind(EvidenceChoice choice, double[] said, ClaimUnitKind kind)
    {
        double all = 0, met = 0;
        for (var u = 0; u < said.Length; u++)
        {
            if (choice.Text.Reading.Units[u].Kind == kind)
            {
                all += choice.Text.Weights[u];
                met += choice.Text.Weights[u] * said[u];
            }
        }

        return all <= 0 ? 1 : met / all;
    }

    private static double Heaviest(EvidenceChoice choice, ClaimUnitKind kind)
    {
        double heaviest = 0;
        for (var u = 0; u < choice.Said.Length; u++)
        {
            if (choice.Text.Reading.Units[u].Kind == kind)
            {
                heaviest = Math.Max(heaviest, choice.Text.Weights[u] * (1 - choice.Said[u]));
            }
        }

        return heaviest;
    }

    private static double[] Nowhere(EvidenceChoice choice)
    {
        var nowhere = new double[choice.Said.Length];
        for (var u = 0; u < nowhere.Length; u++)
        {
            nowhere[u] = choice.Said[u] < Missing && choice.Text.Document[u] <= Missing ? 1 : 0;
        }

        return nowhere;
    }

    private static double Opening(EvidenceChoice choice)
    {
        const int Parts = 3;
        var length = Math.Max(1, choice.Said.Length / Parts);
        return choice.Said.Length == 0 ? 0 : choice.Said.Take(length).Average();
    }

    private static double WorstStretch(EvidenceChoice choice)
    {
        var worst = choice.Said.Length == 0 ? 0 : 1.0;
        for (var first = 0; first == 0 || first + Stretch <= choice.Said.Length; first++)
        {
            double all = 0, met = 0;
            for (var u = first; u < Math.Min(first + Stretch, choice.Said.Length); u++)
            {
                all += choice.Text.Weights[u];
                met += choice.Text.Weights[u] * choice.Said[u];
            }

            worst = Math.Min(worst, all <= 0 ? 1 : met / all);
        }

        return worst;
    }

    private static int Count(EvidenceChoice choice, ClaimUnitKind kind)
    {
        var missing = 0;
        for (var u = 0; u < choice.Said.Length; u++)
        {
            missing += choice.Text.Reading.Units[u].Kind == kind && choice.Said[u] < Missing ? 1 : 0;
        }

        return missing;
    }
}
