using System.Text;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Core.Events;

namespace SpaceNewsBot.Terminal;

/// <summary>Lays the ledger out for a terminal: a row has more columns than fit beside each other, so each is a few lines.</summary>
internal static class TerminalEvents
{
    private const string Indent = "  ";

    /// <summary>The rows with a blank line between, or what is said in place of none; each line ends with a line end.</summary>
    /// <param name="events">The rows.</param>
    /// <param name="width">The terminal's columns; null wraps nothing.</param>
    /// <param name="colours">Whether to write colours.</param>
    public static string Render(Reply.OfEvents events, int? width, bool colours)
    {
        if (events.Events.IsEmpty)
        {
            return TerminalText.Wrap(TerminalText.OneLine(events.WhenEmpty), width) + "\n";
        }

        return string.Join('\n', events.Events.Select(row => Render(row, width, colours)));
    }

    private static string Render(Event row, int? width, bool colours)
    {
        var text = new StringBuilder();
        Append($"{EventId.Of(row)}  {EventText.Headline(row)}", "", TerminalStyle.Bold);
        foreach (var detail in EventText.Details(row))
        {
            Append(detail, Indent, "");
        }

        if (EventText.Missing(row) is { } missing)
        {
            Append(missing, Indent, "");
        }

        Append($"“{row.Sentence.Text}”", Indent, TerminalStyle.Dim);
        return text.ToString();

        void Append(string line, string lead, string style)
        {
            var wrapped = TerminalText.Wrap(TerminalText.OneLine(line), width, lead);
            text.Append(colours && style.Length > 0 ? TerminalStyle.Paint(wrapped, style) : wrapped).Append('\n');
        }
    }
}
