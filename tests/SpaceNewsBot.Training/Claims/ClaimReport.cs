using System.Globalization;
using System.Text.Json;

namespace SpaceNewsBot.Training.Claims;

/// <summary>
/// Prints the claim checker's figures beside the reference engine's, those of weights that hadn't seen the claim, a paired
/// bootstrap of the difference, and what becomes of sentences of public texts and of false claims made of them.
/// </summary>
internal static class ClaimReport
{
    private static readonly JsonElement Missing = JsonDocument.Parse("{}").RootElement;
    private static readonly PairedBootstrap Bootstrap = new(draws: 1000, level: .95);

    /// <param name="dataFolder">The development data.</param>
    /// <param name="ownFile">What the bot printed for its claims.</param>
    /// <param name="referenceFile">What the reference engine printed.</param>
    public static void Run(string dataFolder, string ownFile, string referenceFile)
    {
        var claims = DevelopmentClaim.ReadAll(dataFolder);
        var unseen = ClaimModel.Unseen(claims.ConvertAll(CollectedClaim.WithVariants));
        var (own, reference) = (Judge(claims, ownFile), Judge(claims, referenceFile));
        Console.WriteLine("| Figure | Reference | SpaceNewsBot | Cross-validated | Difference, 95 % |");
        Console.WriteLine("|---|---|---|---|---|");
        foreach (var figure in ClaimFigures.All)
        {
            var (low, high) = Bootstrap.Interval(reference, own, figure.Of);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| `{figure.Name}` | {figure.Of(reference):.000} | {figure.Of(own):.000} | {figure.Of([.. unseen]):.000} | {low:+.000;-.000} to {high:+.000;-.000}{(high < 0 ? " (worse)" : "")} |"));
        }

        Console.WriteLine();
        Console.WriteLine("| Claims made of sentences of public texts | Claims | Called supported |");
        Console.WriteLine("|---|---|---|");
        foreach (var (kind, all, supported) in ClaimTwins.Count(dataFolder))
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {kind} | {all} | {100.0 * supported / all:0.0} % |"));
        }
    }

    // As eval_verify.py judges.
    private static JudgedClaim[] Judge(List<DevelopmentClaim> claims, string file)
    {
        var printed = JsonLines.ReadById(file);
        return [.. claims.Select(c => Judge(c, printed.GetValueOrDefault(c.Id, Missing)))];
    }

    private static JudgedClaim Judge(DevelopmentClaim claim, JsonElement printed)
    {
        var evidence = printed.List("evidence").Select(e => (Passage: Array.FindIndex(claim.Passages, p => p.Id == e.GetProperty("pid").GetString()), Start: e.GetProperty("start").GetInt32(), End: e.GetProperty("end").GetInt32()));
        return new JudgedClaim(
            claim.Support,
            printed.TryGetProperty("label", out var label) ? DevelopmentClaim.SupportOf(label.GetString()!) : null,
            printed.TryGetProperty("confidence", out var confidence) ? confidence.GetDouble() : double.MinValue,
            claim.SetF1([.. evidence.Where(e => e.Passage >= 0).Select(e => claim.Reference(e.Passage, e.Start, e.End)).OfType<(int, int)>().Distinct()]));
    }
}
