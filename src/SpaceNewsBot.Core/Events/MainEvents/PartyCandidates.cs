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
                        .With("subject", part, deed.Order == 0 ? "first_subject" : "later_subject", range.First == 0 ? "opens" : "inside")
                        .With(StopWords.Pronouns.Contains(read.Tokens[range.First].Word) && range.Count == 1 ? "pronoun" : "no_pronoun")
                        .With("verb_share", Vocabulary.VerbShare(read.Tokens[deed.Verb].Stem));
                }
            }

            foreach (var name in read.Sentence.Names)
            {
                var range = new TokenRange(name.FirstToken, name.EndToken);
                var previous = name.FirstToken > 0 ? read.Tokens[name.FirstToken - 1].Word : "";
                yield return Candidate(article, read, range)
                    .With("name", previous == "by" ? "agent" : StopWords.Prepositions.Contains(previous) ? "behind_preposition" : "free", name.EndToken <= firstVerb ? "before_verb" : "behind_verb")
                    .With(read.Tokens[name.EndToken - 1].IsPossessive ? "possessive" : "no_possessive");
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

    private static SlotCandidate Candidate(ArticleReading article, ReadSentence read, TokenRange range)
    {
        var candidate = CandidateFigures.Create(article, read, range);
        var tokens = read.Tokens;
        var hasNumber = false;
        var hasName = false;
        for (var i = range.First; i < range.End; i++)
        {
            hasNumber |= NumberFinder.IsNumber(tokens[i]);
            hasName |= read.Sentence.NameStarts[i] >= 0;
        }

        return candidate.With(hasNumber ? "number" : "no_number", hasName ? "has_name" : "no_name");
    }
}
