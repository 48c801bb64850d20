using System.Collections.Immutable;
using SpaceNewsBot.Core.Language;
using SpaceNewsBot.Core.Retrieval;
using SpaceNewsBot.Core.Sources;

namespace SpaceNewsBot.Core.Answers;

/// <summary>Chooses the sentences that answer a question, or finds that none does. Pure: the same input, the same outcome.</summary>
public static class EvidenceSelector
{
    private const int MaxEvidence = 3;

    // One with less than half of the best one's odds is no longer hardly worse.
    private const double FarBehind = 0.8;

    // A further sentence is shown only when it would do alone, and isn't far behind the best.
    private const double NearlyAsGood = 2.5;

    // How far back a name is looked for that a pronoun stands for.
    private const int MaxEarlier = 3;

    /// <summary>Selects evidence for a question among passages.</summary>
    /// <param name="question">The question, in any wording.</param>
    /// <param name="passages">Where to look; neighbours of one document in the order of their text.</param>
    public static EvidenceSelection Select(string question, IReadOnlyList<EvidencePassage> passages)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(passages);
        return Select(QuestionAnalyzer.Analyze(question), passages);
    }

    /// <summary>Selects evidence for a question that was read already.</summary>
    internal static EvidenceSelection Select(QuestionAnalysis analysis, IReadOnlyList<EvidencePassage> passages)
    {
        var candidates = Candidates(passages);
        var ranked = RankedSentences.Of(analysis, CandidateScorer.MeasureAll(analysis, candidates), EvidenceWeights.Ranking);
        var ranking = ranked.All.Select(m => AsEvidence(m.Sentence.Candidate, m.Score)).ToImmutableArray();
        if (ranked.Leading.Count == 0)
        {
            return new EvidenceSelection(false, 0, [], ranking, [], Missing(analysis), PartiesDiffer: false);
        }

        // The best sentence that is likely to answer, among those hardly worse than the best.
        var led = Enumerable.Range(0, ranked.Leading.Count)
            .Where(i => ranked.Leading[i].Score >= ranked.Leading[0].Score - FarBehind)
            .Select(ranked.LedBy)
            .Select(r => (Ranked: r, Judgement: Answerability.Judge(r)))
            .ToList();
        (ranked, var (probability, answerable)) = led[Math.Max(0, led.FindIndex(l => l.Judgement.Suffices))];
        var (best, score) = ranked.Leading[0];
        // The name, date or number that was asked for needs one sentence; what was said or done may take more.
        var isFound = answerable && best.Features is { ExpectedKind: 1, Expected.Count: > 0 };
        var chosen = ranked.Leading
            .Where((m, i) => i == 0 || !answerable || (!isFound && m.Score >= score - NearlyAsGood && Answerability.Judge(ranked.LedBy(i)).Suffices))
            .Take(MaxEvidence)
            .ToList();
        return new EvidenceSelection(
            answerable,
            probability,
            Quotable(chosen, answerable, candidates),
            ranking,
            answerable ? ShortAnswers(best.Candidate, best.Features, score, candidates) : [],
            answerable && best.Features.ExpectedKind > 0
                ? Answerability.MissingBesides(analysis, best.Candidate, best.Features)
                : Answerability.Missing(analysis, candidates, best.Features),
            best.Features.Roles == RoleAgreement.Conflicts && analysis.Roles?.Agent is { } agent && analysis.Units.Any(u => u.IsName && agent.Contains(u.Tokens.First)));
    }

    // Each with what makes it readable alone, but for what another of them says already.
    private static ImmutableArray<Evidence> Quotable(List<(MeasuredSentence Sentence, double Score)> chosen, bool answerable, List<Candidate> candidates)
    {
        var evidence = ImmutableArray.CreateBuilder<Evidence>();
        foreach (var (sentence, score) in chosen)
        {
            var candidate = sentence.Candidate;
            var whole = WithReason(candidate, sentence.Features, WithAntecedent(candidate, score, !answerable || sentence.Features.Expected.Count > 0, candidates), candidates);
            var isToldApart = chosen.Exists(c => c.Sentence != sentence && c.Sentence.Candidate.Passage == candidate.Passage
                && c.Sentence.Candidate.Sentence.Span.Start < whole.QuoteEnd && whole.QuoteStart < c.Sentence.Candidate.Sentence.Span.End);
            evidence.Add(isToldApart ? AsEvidence(candidate, score) : whole);
        }

        return evidence.ToImmutable();
    }

    private static ImmutableArray<string> Missing(QuestionAnalysis question) =>
        Answerability.NameOf(question.Kind) is { } asked ? [asked] : [];

    // "She invited him": unless the words asked for were found, the sentence before says who she is and is quoted with it.
    private static Evidence WithAntecedent(Candidate candidate, double score, bool isFound, List<Candidate> candidates)
    {
        var alone = AsEvidence(candidate, score);
        return !isFound && candidate.OpensWithPronoun && candidate.Previous is { } previous
            && candidates.Find(c => ReferenceEquals(c.Sentence, previous)) is { } antecedent && antecedent.Passage == candidate.Passage
            ? alone with { QuoteStart = previous.Span.Start }
            : alone;
    }

    private static ImmutableArray<Evidence> ShortAnswers(Candidate candidate, CandidateFeatures features, double score, List<Candidate> candidates)
    {
        if (features.ReasonFollows && candidate.Next is { } next && CauseFinder.FindForPrevious(next) is { } reason
            && candidates.Find(c => ReferenceEquals(c.Sentence, next)) is { } behind)
        {
            return [AsEvidence(behind, reason, score)];
        }

        return [.. features.Expected.Select(e => AsEvidence(candidate, e, score))];
    }

    // "He explained that …": the sentence behind is quoted with the one whose reason it gives.
    private static Evidence WithReason(Candidate candidate, CandidateFeatures features, Evidence evidence, List<Candidate> candidates) =>
        features.ReasonFollows && candidate.Next is { } next
            && candidates.Find(c => ReferenceEquals(c.Sentence, next)) is { } reason && reason.Passage == candidate.Passage
            ? evidence with { QuoteEnd = next.Span.End }
            : evidence;

    private static Evidence AsEvidence(Candidate candidate, double score) =>
        new(candidate.Passage, candidate.Sentence.Span.Start, candidate.Sentence.Span.End, score);

    private static Evidence AsEvidence(Candidate candidate, TokenRange span, double score) =>
        new(candidate.Passage, candidate.Sentence.Tokens[span.First].Start, candidate.Sentence.Tokens[span.End - 1].End, score);

    internal static List<Candidate> Candidates(IReadOnlyList<EvidencePassage> passages)
    {
        var candidates = new List<Candidate>();
        var titles = new Dictionary<string, Sentence?>(StringComparer.Ordinal);
        for (var first = 0; first < passages.Count;)
        {
            // One run of passages of one document.
            var end = first + 1;
            while (end < passages.Count && passages[first].DocumentId is { } document && passages[end].DocumentId == document)
            {
                end++;
            }

            var sentences = new List<(int Passage, Sentence Sentence)>();
            for (var p = first; p < end; p++)
            {
                foreach (var span in SentenceSplitter.Split(passages[p].Text))
                {
                    sentences.Add((p, new Sentence(passages[p].Text, span)));
                }
            }

            var affiliations = new Affiliations(sentences.Select(s => s.Sentence));
            for (var i = 0; i < sentences.Count; i++)
            {
                var (passage, sentence) = sentences[i];
                if (sentence.Tokens.Length > 0)
                {
                    candidates.Add(new Candidate(
                        passage,
                        sentence,
                        [.. Enumerable.Range(1, Math.Min(i, MaxEarlier)).Select(back => sentences[i - back].Sentence)],
                        i + 1 < sentences.Count ? sentences[i + 1].Sentence : null,
                        TitleOf(passages[passage].Title),
                        passages[passage].Kind is PassageKind.Title or PassageKind.Heading,
                        affiliations));
                }
            }

            first = end;
        }

        return candidates;

        Sentence? TitleOf(string title)
        {
            if (!titles.TryGetValue(title, out var analysed))
            {
                titles[title] = analysed = title.Length == 0 ? null : new Sentence(title, new TextSpan(0, Math.Min(title.Length, SentenceSplitter.MaxSentenceLength)));
            }

            return analysed;
        }
    }
}
