using System.Collections.Immutable;

namespace SpaceNewsBot.Core.Events.MainEvents;

/// <summary>The event that an article is about: for each slot the spans that fill it, best first; none where the article doesn't say.</summary>
/// <param name="Who">Who did it, or to whom it was done.</param>
/// <param name="What">What happened.</param>
/// <param name="When">When it happened.</param>
/// <param name="Where">Where it happened.</param>
/// <param name="Why">Why it happened.</param>
/// <param name="How">How it happened.</param>
public sealed record MainEvent(
    ImmutableArray<MainEventSpan> Who,
    ImmutableArray<MainEventSpan> What,
    ImmutableArray<MainEventSpan> When,
    ImmutableArray<MainEventSpan> Where,
    ImmutableArray<MainEventSpan> Why,
    ImmutableArray<MainEventSpan> How)
{
    /// <summary>The spans of a slot.</summary>
    public ImmutableArray<MainEventSpan> this[MainEventSlot slot] => slot switch
    {
        MainEventSlot.Who => Who,
        MainEventSlot.What => What,
        MainEventSlot.When => When,
        MainEventSlot.Where => Where,
        MainEventSlot.Why => Why,
        _ => How,
    };
}
