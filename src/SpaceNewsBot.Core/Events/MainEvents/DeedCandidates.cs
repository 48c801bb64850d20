using System.Collections.Frozen;
using SpaceNewsBot.Core.Language;

namespace SpaceNewsBot.Core.Events.MainEvents;

/// <summary>What may have happened: predicates, with and without their subject, and headlines as they stand.</summary>
internal static class DeedCandidates
{
    private static readonly FrozenSet<string> Places = new[] { "in", "at", "on", "near", "outside", "from" }.ToFrozenSet(StringComparer.Ordinal);
    private static readonly FrozenSet<string> Times = new[] { "as", "after", "before", "when", "while", "amid", "because", "following", "despite", "until", "during", "over" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Predicates of the headline and of the first sentences of description and text.</summary>
    public static IEnumerable<SlotCandidate> Find(ArticleReading article, int sentences, bool withSubjects)
    {
        var hasVerb = article.Title.Any(t => DeedReader.Read(t).Count > 0);
        foreach (var read in article.Opening(sentences))
        {
            var deeds = DeedReader.Read(read);
            foreach (var deed in deeds)
            {
                foreach (var (end, next) in deed.Ends)
                {
                    yield return Candidate(article, deed, new TokenRange(deed.First, end), next).With("predicate");
                    if (withSubjects && deed.Subject is { } subject)
                    {
                        yield return Candidate(article, deed, subject with { End = end }, next).With("clause");
                    }
                }
            }

            if (withSubjects && !hasVerb && read.Field == MainEventField.Title)
            {
                // "Explosion outside consulate"
                yield return CandidateFigures.Create(article, read, new TokenRange(0, read.Tokens.Length)).With("headline");
            }
        }
    }

    private static SlotCandidate Candidate(ArticleReading article, Deed deed, TokenRange range, string next) =>
        CandidateFigures.Create(article, deed.Sentence, range)
            .With(deed.Order == 0 ? "first_verb" : "later_verb", "next_" + (Places.Contains(next) ? "place" : Times.Contains(next) ? "time" : next is "end" or "comma" or "and" or "to" or "that" ? next : "other"))
            .With("title_first_verb", deed.Sentence.Field == MainEventField.Title && deed.Order == 0 ? 1 : 0)
            .With("verb_share", Vocabulary.VerbShare(deed.Sentence.Tokens[deed.Verb].Stem))
            .With("only_auxiliary", StopWords.Auxiliaries.Contains(deed.Sentence.Tokens[deed.Verb].Word) ? 1 : 0)
            .With("passive", deed.Verb > deed.First ? 1 : 0)
            .With("pronoun", deed.Subject is { Count: 1 } subject && StopWords.Pronouns.Contains(deed.Sentence.Tokens[subject.First].Word) ? 1 : 0)
            .With("saying", SayerFinder.IsSaying(deed.Sentence.Sentence, deed.Verb) ? 1 : 0);
}
