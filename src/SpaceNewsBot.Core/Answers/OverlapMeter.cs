using SpaceNewsBot.Core.Language;
using SpaceNewsBot.Core.Retrieval;

namespace SpaceNewsBot.Core.Answers;

/// <summary>Measures how the words of one question stand in the sentences at hand, each weighed by its rarity.</summary>
internal sealed class OverlapMeter
{
    // Words that stand next to each other in the question may have a word or two between them in an answer.
    private const int PairReach = 3;

    // A sentence that meets six tenths of what the best one does may tell the same.
    private const double Fitting = 0.6;

    private readonly string[] stems;
    private readonly double[] rarity;
    private readonly double[] local;
    private readonly Dictionary<string, HashSet<int>> told = new(StringComparer.Ordinal);
    private readonly int passageCount;
    private readonly string[] smallWords;
    private readonly string[] asked;

    /// <param name="question">The question.</param>
    /// <param name="candidates">Every sentence at hand.</param>
    public OverlapMeter(QuestionAnalysis question, IReadOnlyList<Candidate> candidates)
    {
        var tokens = question.Sentence.Tokens;
        stems = [.. tokens.Where(t => !StopWords.All.Contains(t.Word)).Select(t => t.Stem).Distinct(StringComparer.Ordinal)];
        rarity = Array.ConvertAll(stems, Vocabulary.Rarity);
        smallWords = [.. tokens.Where(t => StopWords.All.Contains(t.Word) && !IsAboutAsking(t.Word)).Select(t => t.Stem).Distinct(StringComparer.Ordinal)];
        asked = Array.ConvertAll(tokens, t => t.Stem);
        local = new double[stems.Length];
        for (var i = 0; i < stems.Length; i++)
        {
            var with = candidates.Count(c => c.Sentence.Stems.ContainsKey(stems[i]));
            local[i] = rarity[i] * Math.Log((candidates.Count + 1) / (with + 0.5)) / Math.Log((candidates.Count + 1) / 0.5);
        }

        passageCount = candidates.Select(c => c.Passage).Distinct().Count();
        if (passageCount > 1)
        {
            var met = candidates.Select(c => (Candidate: c, Share: Share(rarity, c.Sentence.Stems.ContainsKey))).ToList();
            var best = met.Max(m => m.Share);
            foreach (var (candidate, share) in met.Where(m => m.Share >= best * Fitting))
            {
                foreach (var stem in New(candidate.Sentence))
                {
                    if (!told.TryGetValue(stem, out var tellers))
                    {
                        told[stem] = tellers = [];
                    }

                    tellers.Add(candidate.Passage);
                }
            }
        }
    }

    public OverlapFeatures Measure(Candidate candidate)
    {
        var sentence = candidate.Sentence;
        return new OverlapFeatures(
            Literal: Share(rarity, sentence.Stems.ContainsKey),
            Local: Share(local, sentence.Stems.ContainsKey),
            Count: stems.Length == 0 ? 0 : (double)stems.Count(sentence.Stems.ContainsKey) / stems.Length,
            Pairs: OfNeighbours((a, b) => a.Exists(x => b.Exists(y => y > x && y - x <= PairReach)) ? 1 : 0, sentence),
            Nearness: OfNeighbours((a, b) => 1.0 / Math.Max(1, a.Min(x => b.Min(y => Math.Abs(y - x)))), sentence),
            Run: Run(sentence),
            SmallWords: smallWords.Length == 0 ? 0 : (double)smallWords.Count(sentence.Stems.ContainsKey) / smallWords.Length,
            RestBefore: Rest(sentence, candidate.Previous),
            RestEarlier: Share(rarity, s => !sentence.Stems.ContainsKey(s) && candidate.Previous?.Stems.ContainsKey(s) == false && candidate.Earlier.Skip(1).Any(e => e.Stems.ContainsKey(s))),
            RestBehind: Rest(sentence, candidate.Next),
            RestTitle: Rest(sentence, candidate.Title),
            TitleAsked: candidate.Title is { Tokens.Length: > 0 } title ? (double)title.Tokens.Count(t => stems.Contains(t.Stem)) / title.Tokens.Length : 0,
            Echo: passageCount < 2 ? 0 : New(sentence).Select(s => told.TryGetValue(s, out var tellers) ? (double)tellers.Count(t => t != candidate.Passage) / (passageCount - 1) : 0).DefaultIfEmpty().Max());
    }

    // Names and numbers that the question hasn't: what may be the answer.
    private IEnumerable<string> New(Sentence sentence)
    {
        foreach (var name in sentence.Names)
        {
            for (var i = name.FirstToken; i < name.EndToken; i++)
            {
                if (sentence.Tokens[i].IsCapitalized && !stems.Contains(sentence.Tokens[i].Stem))
                {
                    yield return sentence.Tokens[i].Stem;
                }
            }
        }

        foreach (var token in sentence.Tokens)
        {
            if (token.Shape == TokenShape.Number && !stems.Contains(token.Stem))
            {
                yield return token.Stem;
            }
        }
    }

    private double Share(double[] weights, Func<string, bool> isMet)
    {
        double all = 0, met = 0;
        for (var i = 0; i < stems.Length; i++)
        {
            all += weights[i];
            met += isMet(stems[i]) ? weights[i] : 0;
        }

        return all <= 0 ? 0 : met / all;
    }

    private double Rest(Sentence sentence, Sentence? other) =>
        other is null ? 0 : Share(rarity, s => !sentence.Stems.ContainsKey(s) && other.Stems.ContainsKey(s));

    private double OfNeighbours(Func<List<int>, List<int>, double> measure, Sentence sentence)
    {
        if (stems.Length < 2)
        {
            return 0;
        }

        double sum = 0;
        for (var i = 1; i < stems.Length; i++)
        {
            if (sentence.Stems.TryGetValue(stems[i - 1], out var first) && sentence.Stems.TryGetValue(stems[i], out var second))
            {
                sum += measure(first, second);
            }
        }

        return sum / (stems.Length - 1);
    }

    private double Run(Sentence sentence)
    {
        var longest = 0;
        var before = new int[asked.Length + 1];
        var now = new int[asked.Length + 1];
        foreach (var token in sentence.Tokens)
        {
            for (var i = 0; i < asked.Length; i++)
            {
                now[i + 1] = asked[i] == token.Stem ? before[i] + 1 : 0;
                longest = Math.Max(longest, now[i + 1]);
            }

            (before, now) = (now, before);
        }

        return longest < 2 ? 0 : (double)longest / asked.Length;
    }

    private static bool IsAboutAsking(string word) =>
        word is "who" or "whom" or "whose" or "what" or "which" or "where" or "when" or "why" or "how" or "do" or "does" or "did" or "the" or "a" or "an";
}
