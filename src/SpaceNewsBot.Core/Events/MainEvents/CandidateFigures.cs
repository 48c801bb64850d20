using SpaceNewsBot.Core.Language;

namespace SpaceNewsBot.Core.Events.MainEvents;

/// <summary>What is measured of every candidate, whatever slot it is for.</summary>
internal static class CandidateFigures
{
    private const int LongWords = 8;

    /// <summary>A candidate with these figures.</summary>
    public static SlotCandidate Create(ArticleReading article, ReadSentence read, TokenRange range)
    {
        var stems = ArticleReading.ContentStems(read.Sentence, range).ToList();
        var field = read.Field.ToString().ToLowerInvariant();
        var candidate = new SlotCandidate(read, range, new Dictionary<string, double>(StringComparer.Ordinal))
            .With(field)
            .With("early", 1.0 / (1 + read.Index))
            .With("sentence", Math.Log(1 + read.Index))
            .With("title_share", read.Field == MainEventField.Title ? 0 : read.TitleShare)
            .With("length", Math.Log(1 + stems.Count))
            .With("own_title", stems.Count == 0 ? 0 : stems.Count(article.IsInTitle) / (double)stems.Count)
            .With("mentions", stems.Count == 0 ? 0 : stems.Average(s => Math.Log(Math.Max(1, article.Count(s)))))
            .With("place", (double)range.First / Math.Max(1, read.Tokens.Length));
        return stems.Count > LongWords ? candidate.With("long") : stems.Count <= 1 ? candidate.With("short") : candidate;
    }
}
