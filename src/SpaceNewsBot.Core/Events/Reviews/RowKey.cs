namespace SpaceNewsBot.Core.Events.Reviews;

/// <summary>What makes a row of a source the same row in another revision: its sentence, and the action in it.</summary>
/// <param name="Sentence">The sentence's words.</param>
/// <param name="ActionStart">Offset of the action in the sentence, in UTF-16 code units.</param>
/// <param name="Action">The action's words.</param>
public sealed record RowKey(string Sentence, int ActionStart, string Action)
{
    /// <summary>The key of a row.</summary>
    public static RowKey Of(Event row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return new RowKey(row.Sentence.Text, row.Action.Start - row.Sentence.Start, row.Action.Text);
    }
}
