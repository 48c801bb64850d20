using SpaceNewsBot.Core.Language;
using SpaceNewsBot.Core.Retrieval;

namespace SpaceNewsBot.Core.Unanswered;

/// <summary>What a question is about, whatever its wording: what is compared to tell similar questions.</summary>
/// <param name="Kind">What is asked for, and whether it is denied ("why didn't"): other kinds are never similar.</param>
/// <param name="Features">The stems of the words with content, or what the lexicon says they mean; at least one.</param>
/// <param name="Names">The features of each name.</param>
internal sealed record QuestionSignature((QuestionKind Kind, bool IsNegated) Kind, HashSet<string> Features, IReadOnlyList<HashSet<string>> Names)
{
    // What a question has beyond that makes it no other question; comparing stays cheap for hostile ones.
    private const int MaxFeatures = 64;

    /// <summary>Reads a question.</summary>
    public static QuestionSignature Of(string question)
    {
        var analysis = QuestionAnalyzer.Analyze(question);
        var tokens = analysis.Sentence.Tokens;
        var features = FeaturesOf(analysis.Sentence);
        var content = Enumerable.Range(0, tokens.Length).Where(i => !StopWords.All.Contains(tokens[i].Word)).ToList();

        // "What is the reason …" is about the rest; "what happened?" is about nothing else.
        var told = content.FindAll(i => !QuestionUnitReader.IsWeak(tokens[i].Word));
        var chosen = (told.Count > 0 ? told : content).Select(i => features[i]).Distinct().Take(MaxFeatures).ToHashSet(StringComparer.Ordinal);
        if (chosen.Count == 0)
        {
            // Stop words or signs alone are similar to the same characters only; no feature has a space in front.
            chosen.Add(" " + question.Trim().ToLowerInvariant());
        }

        return new QuestionSignature(
            (analysis.Kind, tokens.Any(token => StopWords.Negations.Contains(token.Word))),
            chosen,
            [
                .. analysis.Units
                    .Where(unit => unit.IsName)
                    .Select(unit => features[unit.Tokens.First..unit.Tokens.End].Where(chosen.Contains).ToHashSet(StringComparer.Ordinal))
                    .Where(name => name.Count > 0),
            ]);
    }

    /// <summary>Whether a name of one question stands in the other, be it in part ("Nelson" for "Bill Nelson"), and the other way round.</summary>
    public bool NamesAgree(QuestionSignature other) => StandIn(other) && other.StandIn(this);

    private bool StandIn(QuestionSignature other) =>
        Names.All(name => name.IsSubsetOf(other.Features) || other.Names.Any(name.IsSupersetOf));

    // Each word's stem, or the meaning of the longest word or phrase of the lexicon that it stands in.
    private static string[] FeaturesOf(Sentence sentence)
    {
        var features = Array.ConvertAll(sentence.Tokens, token => token.Stem);
        foreach (var match in sentence.Matches.OrderBy(match => match.TokenCount).ThenByDescending(match => match.Concept.Id))
        {
            features.AsSpan(match.FirstToken, match.TokenCount).Fill($"={match.Concept.Id}");
        }

        return features;
    }
}
