using System.Globalization;

namespace SpaceNewsBot.Core.Events;

/// <summary>How a row of the ledger is named in lists and commands: its source and its number, for example "ferry#3".</summary>
/// <param name="SourceId">The source.</param>
/// <param name="Number">Its place among the revision's rows, counted from 1.</param>
public sealed record EventId(string SourceId, int Number)
{
    /// <summary>The name of a row.</summary>
    public static EventId Of(Event row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return new EventId(row.SourceId, row.Ordinal + 1);
    }

    /// <summary>Reads a name; null where it is none.</summary>
    public static EventId? Parse(string typed)
    {
        ArgumentNullException.ThrowIfNull(typed);
        var mark = typed.LastIndexOf('#');
        return mark > 0 && int.TryParse(typed.AsSpan(mark + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? new EventId(typed[..mark], number)
            : null;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{SourceId}#{Number}");
}
