using SpaceNewsBot.Core.Events;
using SpaceNewsBot.Core.Previews;
using Xunit;

namespace SpaceNewsBot.Tests.Previews;

public sealed class LedgerComparisonTests
{
    [Fact]
    public void A_row_that_only_moved_is_no_change()
    {
        var changes = LedgerComparison.Compare([Row(0, "Norvane", "halted", why: "a strike")], [Row(3, "Norvane", "halted", why: "a strike", start: 500)]);

        Assert.Empty(changes);
    }

    [Fact]
    public void A_row_with_another_reason_is_changed_and_not_another_row()
    {
        var (before, after) = (Row(0, "Norvane", "halted", why: "a strike"), Row(0, "Norvane", "halted", why: "a storm"));

        var change = Assert.Single(LedgerComparison.Compare([before], [after]));

        Assert.Equal(new LedgerChange(before, after), change);
    }

    [Fact]
    public void A_row_that_is_merely_planned_now_is_changed()
    {
        var (before, after) = (Row(0, "Norvane", "halted"), Row(0, "Norvane", "halted") with { Status = EventStatus.Planned });

        Assert.Equal([new LedgerChange(before, after)], LedgerComparison.Compare([before], [after]));
    }

    [Fact]
    public void Rows_go_and_come()
    {
        var (gone, kept, come) = (Row(0, "Norvane", "halted"), Row(1, "Castell", "froze"), Row(1, "Orvel", "suspended"));

        var changes = LedgerComparison.Compare([gone, kept], [kept with { Ordinal = 0 }, come]);

        Assert.Equal([new LedgerChange(gone, null), new LedgerChange(null, come)], changes);
    }

    [Fact]
    public void One_of_two_like_rows_that_goes_is_one_change()
    {
        var (first, second) = (Row(0, "Norvane", "halted"), Row(1, "Norvane", "halted"));

        var change = Assert.Single(LedgerComparison.Compare([first, second], [first]));

        Assert.Equal(new LedgerChange(second, null), change);
    }

    private static Event Row(int ordinal, string who, string action, string? why = null, int start = 0) => new(
        "default",
        "s",
        1,
        ordinal,
        Slot($"{who} {action} it."),
        Slot(who),
        Slot(action),
        What: null,
        When: null,
        Where: null,
        why is null ? null : Slot(why),
        How: null,
        Speaker: null,
        EventStatus.Done)
    {
        Sentence = new EventSlot(start, start + 10, $"{who} {action} it, sentence {start}."),
    };

    private static EventSlot Slot(string text) => new(0, text.Length, text);
}
