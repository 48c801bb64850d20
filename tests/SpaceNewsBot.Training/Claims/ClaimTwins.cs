using SpaceNewsBot.Core.Answers;
using SpaceNewsBot.Core.Claims;
using SpaceNewsBot.Core.Language;

namespace SpaceNewsBot.Training.Claims;

/// <summary>
/// What the checker makes of sentences of public texts as claims about the very text, and of false claims made of them. A
/// made claim may happen to be true, or to be no English, so these are counts and no truth.
/// </summary>
internal static class ClaimTwins
{
    private const int MostPassages = 600;
    private const int FewestTokens = 6;
    private const int MostTokens = 30;

    // Texts of whole sentences about things that happened.
    private static readonly string[] Sets = ["newwiki", "qamr_wikinews", "squad2"];

    /// <summary>For each kind how many claims there are, and how many are called supported.</summary>
    public static IEnumerable<(string Kind, int All, int Supported)> Count(string dataFolder)
    {
        var passages = DevelopmentData.Read(dataFolder).Where(q => q.Part == "dev" && Sets.Contains(q.Set)).SelectMany(q => q.Passages)
            .DistinctBy(p => p.Text).OrderBy(p => StableHash.Of(p.Text)).Take(MostPassages).ToList();
        return [.. passages.AsParallel().SelectMany(Claims)
            .GroupBy(c => c.Kind)
            .Select(g => (g.Key, g.Count(), g.Count(c => c.IsSupported)))
            .OrderBy(g => g.Key, StringComparer.Ordinal)];
    }

    private static IEnumerable<(string Kind, bool IsSupported)> Claims(EvidencePassage passage)
    {
        var sentences = SentenceSplitter.Split(passage.Text).Select(s => new Sentence(passage.Text, s)).Where(s => s.Tokens.Length > 0).ToList();
        var names = sentences.SelectMany(s => s.Names.Select(n => s.TextOf(n.FirstToken, n.EndToken))).Distinct(StringComparer.Ordinal).ToList();
        foreach (var sentence in sentences.Where(IsClaim).Take(3))
        {
            yield return ("as it stands", IsSupported(sentence.TextOf(0, sentence.Tokens.Length) + "."));
            foreach (var (kind, claim) in FalseClaims.Of(sentence, names))
            {
                yield return (kind, IsSupported(claim));
            }
        }

        bool IsSupported(string claim) => ClaimChecker.Check(claim, [passage]).Support == ClaimSupport.Supported;
    }

    private static bool IsClaim(Sentence sentence) =>
        sentence.Tokens.Length is >= FewestTokens and <= MostTokens && sentence.LastVerbs[^1] >= 0 && sentence.Text[sentence.Span.End - 1] == '.'
        && !StopWords.Pronouns.Contains(sentence.Tokens[0].Word);
}
