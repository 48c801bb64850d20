using SpaceNewsBot.Core.Events.Reviews;

namespace SpaceNewsBot.Core.Previews;

/// <summary>What a change does to the ledger and to the answers, compared with the store as it is.</summary>
/// <param name="Ledger">The source's rows that go, come or change.</param>
/// <param name="Goldens">
/// The golden questions whose verdict changes, and those that fail afterwards; first those that the change breaks.
/// </param>
/// <param name="GoldensAsked">How many golden questions were asked.</param>
/// <param name="Questions">The real questions that would be answered differently, newest first.</param>
/// <param name="QuestionsAsked">How many real questions were asked.</param>
public sealed record PreviewedEffect(
    BoundedList<LedgerChange> Ledger,
    BoundedList<GoldenCheck> Goldens,
    int GoldensAsked,
    BoundedList<ChangedQuestion> Questions,
    int QuestionsAsked)
{
    /// <summary>The moderators' reviews of the source's rows that hold now and wouldn't any more.</summary>
    public BoundedList<RowReview> LapsingReviews { get; init; } = new([], 0);

    /// <summary>Whether neither the ledger nor any answer or verdict changes; a golden question that fails as before is no change.</summary>
    public bool IsNone => Ledger.Count == 0 && Questions.Count == 0 && Goldens.Items.All(check => check.HeldBefore == check.HoldsAfter);
}
