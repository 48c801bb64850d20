using SpaceNewsBot.Core.Answers;
using SpaceNewsBot.Core.Language;
using SpaceNewsBot.Core.Retrieval;

namespace SpaceNewsBot.Training;

/// <summary>
/// Asks a set's questions of what its other passages have to say: as a bot with many sources does. Each question comes with
/// its own passage among those found, and without it.
/// </summary>
internal sealed class RetrievedTwins
{
    private const int Found = 7;

    private static readonly Bm25 Usual = new(K1: 1.2, B: 0.75);

    private readonly EvidencePassage[] passages;
    private readonly Dictionary<string, List<(int Passage, double Weight)>> postings = new(StringComparer.Ordinal);

    /// <param name="passages">The passages of a set.</param>
    public RetrievedTwins(IEnumerable<EvidencePassage> passages)
    {
        this.passages = [.. passages.DistinctBy(p => p.Text)];
        var terms = Array.ConvertAll(this.passages, p => SentenceSplitter.Split(p.Text).SelectMany(s => new Sentence(p.Text, s).Tokens).CountBy(t => t.Stem).ToList());
        var average = terms.Average(t => t.Sum(x => x.Value));
        for (var i = 0; i < terms.Length; i++)
        {
            var length = terms[i].Sum(t => t.Value);
            foreach (var (term, count) in terms[i])
            {
                if (!postings.TryGetValue(term, out var list))
                {
                    postings[term] = list = [];
                }

                list.Add((i, Usual.Weight(count, length, average)));
            }
        }
    }

    /// <summary>The question with its passage among those found, and the same without it.</summary>
    /// <param name="question">A question of the set with one passage.</param>
    public IEnumerable<DevelopmentQuestion> Of(DevelopmentQuestion question)
    {
        var own = question.Passages[0];
        var found = Search(question.Text)
            .Where(p => p.Text != own.Text && !question.Answers.Any(a => a.Length > 2 && p.Text.Contains(a, StringComparison.OrdinalIgnoreCase)))
            .Take(Found)
            .ToList();
        if (found.Count == 0)
        {
            yield break;
        }

        yield return question with { Passages = [.. found], Sentences = [.. found.Select(_ => Array.Empty<(int, int)>())], Gold = [], Answerable = false };
        var place = (int)(StableHash.Of(question.Id) % (uint)(found.Count + 1));
        found.Insert(place, own);
        yield return question with
        {
            Passages = [.. found],
            Sentences = [.. found.Select((_, i) => i == place ? question.Sentences[0] : [])],
            Gold = [.. question.Gold.Select(g => (place, g.Sentence))],
        };
    }

    private IEnumerable<EvidencePassage> Search(string question)
    {
        var scores = new Dictionary<int, double>();
        foreach (var stem in QuestionAnalyzer.Analyze(question).Sentence.Tokens.Where(t => !StopWords.All.Contains(t.Word)).Select(t => t.Stem).Distinct(StringComparer.Ordinal))
        {
            foreach (var (passage, weight) in postings.GetValueOrDefault(stem) ?? [])
            {
                scores[passage] = scores.GetValueOrDefault(passage) + (weight * Math.Log(1 + ((double)passages.Length / postings[stem].Count)));
            }
        }

        return scores.OrderByDescending(s => s.Value).ThenBy(s => s.Key).Select(s => passages[s.Key] with { Id = "p" + s.Key });
    }
}
