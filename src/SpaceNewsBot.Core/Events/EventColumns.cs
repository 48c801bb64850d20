namespace SpaceNewsBot.Core.Events;

/// <summary>Reads and fills the columns of a row by their names.</summary>
internal static class EventColumns
{
    /// <summary>What stands in a column; null where it is empty.</summary>
    public static EventSlot? Slot(this Event row, EventSlotName name) => name switch
    {
        EventSlotName.Who => row.Who,
        EventSlotName.What => row.What,
        EventSlotName.When => row.When,
        EventSlotName.Where => row.Where,
        EventSlotName.Why => row.Why,
        EventSlotName.How => row.How,
        EventSlotName.Speaker => row.Speaker,
        _ => throw new ArgumentOutOfRangeException(nameof(name)),
    };

    /// <summary>The row with other words in a column, or with none. What was told from its words before goes with them.</summary>
    public static Event With(this Event row, EventSlotName name, EventSlot? slot)
    {
        if (row.Slot(name)?.Text == slot?.Text)
        {
            return row;
        }

        return name switch
        {
            EventSlotName.Who => row with { Who = slot, Actor = null },
            EventSlotName.What => row with { What = slot },
            EventSlotName.When => row with { When = slot, Days = null },
            EventSlotName.Where => row with { Where = slot },
            EventSlotName.Why => row with { Why = slot },
            EventSlotName.How => row with { How = slot },
            EventSlotName.Speaker => row with { Speaker = slot, SpeakerName = null },
            _ => throw new ArgumentOutOfRangeException(nameof(name)),
        };
    }
}
