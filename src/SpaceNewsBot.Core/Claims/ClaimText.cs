using SpaceNewsBot.Core.Answers;
using SpaceNewsBot.Core.Language;
using SpaceNewsBot.Core.Sources;

namespace SpaceNewsBot.Core.Claims;

/// <summary>What passages say of one claim, sentence by sentence. Each sentence is looked through once.</summary>
internal sealed class ClaimText
{
    // Neighbours in the claim may have a few words between them in the text.
    private const int PairReach = 4;

    // A sentence that says less than that of the claim is none of its evidence.
    private const double LeastShare = 0.03;

    // Choosing looks at each of them several times; nobody's evidence is a sentence that two hundred others outdo.
    private const int MostCandidates = 200;

    private readonly IReadOnlyList<EvidencePassage> passages;
    private Affiliations? affiliations;

    /// <param name="reading">The claim.</param>
    /// <param name="passages">Where to look.</param>
    public ClaimText(ClaimReading reading, IReadOnlyList<EvidencePassage> passages)
    {
        Reading = reading;
        var units = reading.Units;
        Weights = [.. units.Select(u => u.Weight)];
        TotalWeight = Math.Max(Weights.Sum(), 1e-9);
        Document = new double[units.Count];

        var found = new List<(int Passage, int Index, Sentence Sentence, List<UnitPlace> Places, double Share)>();
        var shares = new List<double>();
        var all = new List<(int Passage, Sentence Sentence)>();
        var having = new int[units.Count];
        var said = new double[units.Count];
        for (var p = 0; p < passages.Count; p++)
        {
            // Menus and credits are evidence for nothing.
            foreach (var span in passages[p].Kind == PassageKind.Furniture ? [] : SentencesOf(passages[p]))
            {
                var sentence = new Sentence(passages[p].Text, span);
                var places = reading.Match(sentence);
                all.Add((p, sentence));
                double share = 0;
                if (places.Count > 0)
                {
                    Array.Clear(said);
                    foreach (var place in places)
                    {
                        said[place.Unit] = Math.Max(said[place.Unit], place.Score);
                    }

                    for (var u = 0; u < said.Length; u++)
                    {
                        having[u] += said[u] >= ClaimReading.SameMeaning ? 1 : 0;
                        Document[u] = Math.Max(Document[u], said[u]);
                    }

                    share = Sum(said, Weights) / TotalWeight;
                    if (share > LeastShare)
                    {
                        found.Add((p, shares.Count, sentence, places, share));
                    }
                }

                shares.Add(share);
            }
        }

        this.passages = passages;
        Sentences = all;
        SentenceCount = shares.Count;
        LocalWeights = new double[units.Count];
        for (var u = 0; u < units.Count; u++)
        {
            LocalWeights[u] = Weights[u] * Math.Log((SentenceCount + 1) / (having[u] + 0.5)) / Math.Log((SentenceCount + 1) / 0.5);
        }

        TotalLocalWeight = Math.Max(LocalWeights.Sum(), 1e-9);
        BestShare = found.Count == 0 ? 0 : found.Max(f => f.Share);
        Candidates = [.. found.OrderByDescending(f => f.Share).Take(MostCandidates).OrderBy(f => f.Index).Select(f => Measure(f.Passage, f.Index, f.Sentence, f.Places, f.Share, shares))];
    }

    /// <summary>The claim.</summary>
    public ClaimReading Reading { get; }

    /// <summary>The sentences that say something of it, in the text's order.</summary>
    public IReadOnlyList<ClaimSentence> Candidates { get; }

    /// <summary>How much each unit of the claim counts.</summary>
    public double[] Weights { get; }

    /// <summary>Their sum.</summary>
    public double TotalWeight { get; }

    /// <summary>How much each unit counts among these sentences: what all of them say tells none apart.</summary>
    public double[] LocalWeights { get; }

    /// <summary>Their sum.</summary>
    public double TotalLocalWeight { get; }

    /// <summary>How well any sentence says each unit.</summary>
    public double[] Document { get; }

    /// <summary>All sentences, in the text's order.</summary>
    public IReadOnlyList<(int Passage, Sentence Sentence)> Sentences { get; }

    /// <summary>Who belongs to what in the passages.</summary>
    public Affiliations Affiliations => affiliations ??= new Affiliations(Sentences.Where(s => s.Sentence.Tokens.Length > 0).Select(s => s.Sentence));

    /// <summary>How many sentences the passages have.</summary>
    public int SentenceCount { get; }

    /// <summary>The share of the claim that the one sentence says that says most.</summary>
    public double BestShare { get; }

    /// <summary>The sentence so far before (negative) or behind another in the same passage or document; null for none.</summary>
    public Sentence? Neighbour(int index, int distance)
    {
        var other = index + distance;
        if (other < 0 || other >= Sentences.Count || Sentences[other].Sentence.Tokens.Length == 0)
        {
            return null;
        }

        var (here, there) = (Sentences[index].Passage, Sentences[other].Passage);
        return here == there || (passages[here].DocumentId is { } document && passages[there].DocumentId == document) ? Sentences[other].Sentence : null;
    }

    /// <summary>The sum of values, each by its weight.</summary>
    public static double Sum(double[] values, double[] weights)
    {
        double sum = 0;
        for (var i = 0; i < values.Length; i++)
        {
            sum += values[i] * weights[i];
        }

        return sum;
    }

    // Where sentences were given they hold, but for one that is too long to be one.
    private static IEnumerable<TextSpan> SentencesOf(EvidencePassage passage)
    {
        if (passage.Sentences is not { } given)
        {
            return SentenceSplitter.Split(passage.Text);
        }

        return given.SelectMany(s => s.Length <= SentenceSplitter.MaxSentenceLength
            ? [s]
            : SentenceSplitter.Split(passage.Text.AsSpan(s.Start, s.Length)).Select(part => new TextSpan(s.Start + part.Start, s.Start + part.End)));
    }

    private ClaimSentence Measure(int passage, int index, Sentence sentence, List<UnitPlace> places, double share, List<double> shares)
    {
        var said = new double[Weights.Length];
        var at = new int[Weights.Length];
        Array.Fill(at, -1);
        foreach (var (unit, token, score) in places)
        {
            if (score > said[unit])
            {
                (said[unit], at[unit]) = (score, token);
            }
        }

        double pairs = 0;
        var order = Reading.Order;
        for (var i = 1; i < order.Count; i++)
        {
            if (at[order[i - 1]] is >= 0 and var first && at[order[i]] is >= 0 and var second && Math.Abs(second - first) <= PairReach)
            {
                pairs += second > first ? 1 : 0.5;
            }
        }

        var small = Reading.SmallWords;
        var own = sentence.Tokens.Sum(t => StopWords.All.Contains(t.Word) ? 0 : Vocabulary.Rarity(t.Stem));
        return new ClaimSentence(passage, index, sentence, said, share)
        {
            LocalShare = Sum(said, LocalWeights) / TotalLocalWeight,
            Density = own <= 0 ? 0 : share * TotalWeight / Math.Max(own, 0.5),
            Pairs = pairs / Math.Max(1, order.Count - 1),
            SmallWords = small.Count == 0 ? 0 : (double)sentence.Tokens.Select(t => t.Word).Where(small.Contains).Distinct().Count() / small.Count,
            Place = (double)index / SentenceCount,
            ShareBefore = index == 0 ? 0 : shares[index - 1],
            ShareBehind = index + 1 >= shares.Count ? 0 : shares[index + 1],
        };
    }
}
