using SpaceNewsBot.Core.Events.MainEvents;

namespace SpaceNewsBot.Training.MainEvents;

/// <summary>The candidates of an article for a slot, and which of them the coders marked.</summary>
/// <param name="Article">The article.</param>
/// <param name="Slot">The slot.</param>
/// <param name="Candidates">All candidates.</param>
/// <param name="IsRight">For each whether it is what the coders marked.</param>
internal sealed record SlotLesson(CodedArticle Article, MainEventSlot Slot, List<SlotCandidate> Candidates, bool[] IsRight)
{
    /// <summary>Whether the slot is to stay empty.</summary>
    public bool IsEmpty => Article.Marked[Slot] is [];

    /// <summary>Whether something can be learned of it.</summary>
    public bool Teaches => IsEmpty || IsRight.Contains(true);

    /// <summary>The lessons of an article.</summary>
    public static IEnumerable<SlotLesson> Of(CodedArticle article)
    {
        var reading = new ArticleReading(article.Article);
        foreach (var slot in Enum.GetValues<MainEventSlot>())
        {
            var candidates = MainEventCandidates.Find(reading, slot);
            yield return new SlotLesson(article, slot, candidates, [.. candidates.Select(c => PhraseJudge.IsCorrect(PhraseJudge.Stems(Text(article, c.Span)), article.Marked[slot] ?? []))]);
        }
    }

    /// <summary>The words of a span.</summary>
    public static string Text(CodedArticle article, MainEventSpan span) => article.Article[span.Field][span.Start..span.End];
}
