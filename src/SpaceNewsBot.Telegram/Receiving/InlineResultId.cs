using System.Globalization;

namespace SpaceNewsBot.Telegram.Receiving;

/// <summary>What the id of an offered answer says: all that comes back when it is chosen, beside the query.</summary>
/// <param name="Choice">Its place among the offers, from 0.</param>
/// <param name="IsOpen">Whether the query was typed in a group or channel, where others read the answer too.</param>
internal sealed record InlineResultId(int Choice, bool IsOpen)
{
    private const char Open = 'g';
    private const char Closed = 'p';

    /// <summary>Reads what <see cref="ToString"/> wrote; null for anything else.</summary>
    public static InlineResultId? Parse(string text) =>
        text is [Open or Closed, .. var number] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var choice)
            ? new InlineResultId(choice, text[0] == Open)
            : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(IsOpen ? Open : Closed)}{Choice}");
}
