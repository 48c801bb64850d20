using SpaceNewsBot.Core.Language;

namespace SpaceNewsBot.Core.Events.MainEvents;

/// <summary>How it may have happened: the deed in its own words, by what means, and what it was like.</summary>
internal static class MannerCandidates
{
    private const int Sentences = 4;
    private const int MostWords = 9;

    public static IEnumerable<SlotCandidate> Find(ArticleReading article)
    {
        foreach (var candidate in DeedCandidates.Find(article, Sentences, withSubjects: false))
        {
            if (candidate.Range.Count <= MostWords + 3)
            {
                yield return candidate;
            }
        }

        foreach (var read in article.Opening(Sentences))
        {
            var sentence = read.Sentence;
            var tokens = read.Tokens;
            for (var i = 0; i + 1 < tokens.Length; i++)
            {
                var isMeans = tokens[i].Word is "with" or "despite" or "through" or "after" or "following"
                    || (tokens[i].Word == "by" && tokens[i + 1].Word.EndsWith("ing", StringComparison.Ordinal));
                if (!isMeans)
                {
                    continue;
                }

                var end = i + 2;
                while (end < tokens.Length && end - i < MostWords && !sentence.Before(end).ContainsAny(Punctuation.Any) && tokens[end].Word is not ("and" or "but" or "as" or "for" or "when" or "after" or "while" or "at" or "in" or "on"))
                {
                    end++;
                }

                var marker = tokens[i].Word is "by" ? "by_doing" : "means_" + tokens[i].Word;
                yield return CandidateFigures.Create(article, read, new TokenRange(i, end)).With("means", marker);
            }
        }
    }
}
