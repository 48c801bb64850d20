using SpaceNewsBot.Core.Events;

namespace SpaceNewsBot.Storage;

/// <summary>The names under which the columns of a ledger row are stored.</summary>
internal static class EventSlots
{
    private const string Sentence = "sentence";
    private const string Who = "who";
    private const string Action = "action";
    private const string What = "what";
    private const string When = "when";
    private const string Where = "where";
    private const string Why = "why";
    private const string How = "how";
    private const string Speaker = "speaker";

    /// <summary>The filled slots of a row.</summary>
    public static IEnumerable<(string Name, EventSlot Slot)> Of(Event row)
    {
        (string, EventSlot?)[] all =
        [
            (Sentence, row.Sentence), (Who, row.Who), (Action, row.Action), (What, row.What),
            (When, row.When), (Where, row.Where), (Why, row.Why), (How, row.How), (Speaker, row.Speaker),
        ];
        foreach (var (name, slot) in all)
        {
            if (slot is not null)
            {
                yield return (name, slot);
            }
        }
    }

    /// <summary>The row that has these slots.</summary>
    /// <exception cref="InvalidDataException">One that every row has is missing.</exception>
    public static Event ToEvent(string workspaceId, string sourceId, int revision, int ordinal, EventStatus status, IReadOnlyDictionary<string, EventSlot> slots)
    {
        EventSlot Required(string name) =>
            slots.GetValueOrDefault(name) ?? throw new InvalidDataException($"A row of the ledger lacks its {name}.");

        return new Event(
            workspaceId,
            sourceId,
            revision,
            ordinal,
            Required(Sentence),
            slots.GetValueOrDefault(Who),
            Required(Action),
            slots.GetValueOrDefault(What),
            slots.GetValueOrDefault(When),
            slots.GetValueOrDefault(Where),
            slots.GetValueOrDefault(Why),
            slots.GetValueOrDefault(How),
            slots.GetValueOrDefault(Speaker),
            status);
    }
}
