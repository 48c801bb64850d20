using SpaceNewsBot.Core.Answers;
using SpaceNewsBot.Core.Claims;
using SpaceNewsBot.Core.Language;

namespace SpaceNewsBot.Training.Claims;

/// <summary>A claim of the development data with the passages that it cites and what people found of it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Claim">The claim.</param>
/// <param name="Passages">What it cites.</param>
/// <param name="Support">How far people found it supported.</param>
/// <param name="GoldSets">Sets of reference sentences that support it, each enough by itself; none where nothing does.</param>
internal sealed record DevelopmentClaim(
    string Id,
    string Claim,
    EvidencePassage[] Passages,
    ClaimSupport Support,
    IReadOnlyList<HashSet<(int Passage, int Sentence)>> GoldSets)
{
    private const int Folds = 5;

    /// <summary>Its fold of the cross-validation; claims on the same text share one.</summary>
    public int Fold { get; } = (int)(StableHash.Of(Passages[0].Text) % Folds);

    public static List<DevelopmentClaim> ReadAll(string dataFolder)
    {
        var gold = JsonLines.ReadById(Path.Combine(dataFolder, "wice", "dev.gold.jsonl"));
        var claims = new List<DevelopmentClaim>();
        foreach (var input in JsonLines.Read(Path.Combine(dataFolder, "wice", "dev.input.jsonl")))
        {
            var id = input.GetProperty("id").GetString()!;
            var passages = input.GetProperty("passages").EnumerateArray().Select(p => new EvidencePassage(p.GetProperty("pid").GetString()!, p.GetProperty("title").GetString() ?? "", p.GetProperty("text").GetString()!)
            {
                Sentences = [.. p.GetProperty("sentences").EnumerateArray().Select(s => new TextSpan(s[0].GetInt32(), s[1].GetInt32()))],
            }).ToArray();
            claims.Add(new DevelopmentClaim(
                id,
                input.GetProperty("claim").GetString()!,
                passages,
                SupportOf(gold[id].GetProperty("label").GetString()!),
                [.. gold[id].GetProperty("gold_sets").EnumerateArray()
                    .Select(z => z.EnumerateArray().Select(s => (Array.FindIndex(passages, p => p.Id == s[0].GetString()), s[1].GetInt32())).ToHashSet())
                    .Where(z => z.Count > 0)]));
        }

        return claims;
    }

    /// <summary>The support that a label of the batch format names.</summary>
    public static ClaimSupport SupportOf(string label) => label switch
    {
        "supported" => ClaimSupport.Supported,
        "partially_supported" => ClaimSupport.PartiallySupported,
        _ => ClaimSupport.NotSupported,
    };

    /// <summary>The reference sentence that a span overlaps most, as the evaluator maps it; null for none.</summary>
    public (int Passage, int Sentence)? Reference(int passage, int start, int end)
    {
        var (best, overlap) = (-1, 0);
        foreach (var (index, sentence) in Passages[passage].Sentences!.Index())
        {
            var common = Math.Min(sentence.End, end) - Math.Max(sentence.Start, start);
            if (common > overlap)
            {
                (best, overlap) = (index, common);
            }
        }

        return best < 0 ? null : (passage, best);
    }

    /// <summary>The F1 of chosen reference sentences with the gold set that they meet best; null where there is none.</summary>
    public double? SetF1(IReadOnlyCollection<(int Passage, int Sentence)> chosen) =>
        GoldSets.Count == 0 ? null : GoldSets.Max(z => 2.0 * chosen.Count(z.Contains) / (z.Count + chosen.Count));
}
