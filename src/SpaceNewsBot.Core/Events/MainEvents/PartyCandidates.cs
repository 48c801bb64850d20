using SpaceNewsBot.Core.Language;

namespace SpaceNewsBot.Core.Events.MainEvents;

/// <summary>Who may have done it: subjects of deeds, and names.</summary>
internal static class PartyCandidates
{
    private const int Sentences = 2;

    public static IEnumerable<SlotCandidate> Find(ArticleReading article)
    {
        foreach (var read in article.Opening(Sentences))
        {
            var deeds = DeedReader.Read(read);
            var firstVerb = deeds.Count > 0 ? deeds[0].First : read.Tokens.Length;
            foreach (var deed in deeds)
            {
                if (deed.Subject is not { } subject)
                {
                    continue;
                }

                foreach (var (range, part) in Parts(read.Sentence, subject))
                {
                    yield return Candidate(article, read, range)
                        .With(part, deed.Order == 0 ? "first_subject" : "later_subject")
                        .With("pronoun", StopWords.Pronouns.Contains(read.Tokens[range.First].Word) && range.Count == 1 ? 1 : 0)
                        .With("verb_share", Vocabulary.VerbShare(read.Tokens[deed.Verb].Stem));
                }
            }

            foreach (var name in read.Sentence.Names)
            {
                var range = new TokenRange(name.FirstToken, name.EndToken);
                var previous = name.FirstToken > 0 ? read.Tokens[name.FirstToken - 1].Word : "";
                yield return Candidate(article, read, range)
                    .With(previous == "by" ? "agent" : StopWords.Prepositions.Contains(previous) ? "behind_preposition" : "free_name", name.EndToken <= firstVerb ? "before_verb" : "behind_verb")
                    .With("possessive", read.Tokens[name.EndToken - 1].IsPossessive ? 1 : 0);
            }
        }
    }

    // The whole, the whole without what is inserted or hangs on it, and what is joined by "and" with nothing before it.
    private static IEnumerable<(TokenRange Range, string Part)> Parts(Sentence sentence, TokenRange subject)
    {
        yield return (subject, "whole");
        for (var i = subject.First + 1; i < subject.End; i++)
        {
            var isComma = sentence.Before(i).ContainsAny(Punctuation.Any);
            if (isComma || StopWords.Prepositions.Contains(sentence.Tokens[i].Word))
            {
                yield return (new TokenRange(subject.First, i), isComma ? "before_comma" : "before_preposition");
                break;
            }
        }
    }

    // How much of a party is what the headline is about: the words in common with the subject of its first verb.
    private static double AsInTitle(ArticleReading article, ReadSentence read, TokenRange range)
    {
        var own = ArticleReading.ContentStems(read.Sentence, range).ToHashSet(StringComparer.Ordinal);
        var best = 0.0;
        foreach (var title in article.Title)
        {
            if (DeedReader.Read(title) is [{ Subject: { } subject }, ..])
            {
                var stems = ArticleReading.ContentStems(title.Sentence, subject).ToHashSet(StringComparer.Ordinal);
                var common = stems.Count(own.Contains);
                best = Math.Max(best, common == 0 ? 0 : (double)common / (own.Count + stems.Count - common));
            }
        }

        return best;
    }

    private static SlotCandidate Candidate(ArticleReading article, ReadSentence read, TokenRange range)
    {
        var candidate = CandidateFigures.Create(article, read, range).With("as_in_title", AsInTitle(article, read, range));
        var tokens = read.Tokens;
        var hasNumber = false;
        var hasName = false;
        for (var i = range.First; i < range.End; i++)
        {
            hasNumber |= NumberFinder.IsNumber(tokens[i]);
            hasName |= read.Sentence.NameStarts[i] >= 0;
        }

        return candidate.With("known_place", KnownPlaces.Contains(read.Sentence, range) ? 1 : 0).With("number", hasNumber ? 1 : 0).With("has_name", hasName ? 1 : 0);
    }
}
