using System.Text;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Core.Previews;

namespace SpaceNewsBot.Terminal;

/// <summary>Shows what a change would do.</summary>
/// <param name="width">The terminal's columns; null wraps nothing.</param>
/// <param name="colours">Whether to write colours.</param>
internal sealed class TerminalPreview(int? width, bool colours)
{
    /// <summary>The preview's lines; each ends with a line end.</summary>
    public string Render(SourcePreview preview)
    {
        var text = new StringBuilder();
        AppendLine(text, PreviewOutline.Heading(preview), "", TerminalStyle.Bold);
        new TerminalDiff(colours).Append(text, preview.Diff, preview.Metadata);
        foreach (var section in PreviewOutline.Sections(preview))
        {
            text.Append('\n');
            AppendLine(text, section.Heading, "", section.Lines.IsEmpty ? "" : TerminalStyle.Bold);
            foreach (var line in section.Lines)
            {
                var (lead, style) = line.Mark switch
                {
                    OutlineMark.Gone => ("  - ", TerminalStyle.Red),
                    OutlineMark.Come => ("  + ", TerminalStyle.Green),
                    _ => ("  ", ""),
                };
                AppendLine(text, line.Text, lead, style);
            }
        }

        return text.ToString();
    }

    private void AppendLine(StringBuilder text, string line, string lead, string style)
    {
        var wrapped = TerminalText.Wrap(TerminalText.OneLine(line), width, lead);
        text.Append(colours && style.Length > 0 ? TerminalStyle.Paint(wrapped, style) : wrapped).Append('\n');
    }
}
