using System.Collections.Immutable;
using System.Text;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Core.Diffs;

namespace SpaceNewsBot.Terminal;

/// <summary>
/// Shows by words what changed: in colours what is gone red and what came green, else between marks as Git's word diff
/// has them. Lines aren't broken to the terminal's width: they are the text's own.
/// </summary>
/// <param name="colours">Whether to write colours.</param>
internal sealed class TerminalDiff(bool colours)
{
    /// <summary>A comparison of two revisions.</summary>
    public string Render(RevisionDiff diff)
    {
        var text = new StringBuilder();
        AppendLine(text, DiffText.Heading(diff), TerminalStyle.Bold);
        if (DiffText.IsNone(diff.Text, diff.Metadata))
        {
            AppendLine(text, DiffText.NoChange);
        }

        Append(text, diff.Text, diff.Metadata);
        return text.ToString();
    }

    /// <summary>Appends the changed fields and each hunk with the line that it starts in; nothing where nothing changed.</summary>
    public void Append(StringBuilder text, DiffExcerpt changes, ImmutableArray<FieldChange> metadata)
    {
        foreach (var change in metadata)
        {
            AppendLine(text, DiffText.Describe(change));
        }

        foreach (var hunk in changes.Hunks)
        {
            text.Append('\n');
            AppendLine(text, DiffText.Place(hunk), TerminalStyle.Dim);
            text.Append(hunk.IsElidedBefore ? "… " : "")
                .AppendJoin("", hunk.Pieces.Select(Show))
                .Append(hunk.IsElidedAfter ? " …" : "")
                .Append('\n');
        }

        if (DiffText.Further(changes) is { } further)
        {
            text.Append('\n');
            AppendLine(text, further);
        }
    }

    private string Show(HunkPiece piece)
    {
        var shown = TerminalText.Lines(DiffText.Visible(piece));
        var isBlank = string.IsNullOrWhiteSpace(shown);
        return piece.Kind switch
        {
            // A coloured blank can't be seen.
            DiffKind.Removed when colours => TerminalStyle.Paint(isBlank ? $"[-{shown}-]" : shown, TerminalStyle.Red),
            DiffKind.Added when colours => TerminalStyle.Paint(isBlank ? $"{{+{shown}+}}" : shown, TerminalStyle.Green),
            DiffKind.Removed => $"[-{shown}-]",
            DiffKind.Added => $"{{+{shown}+}}",
            _ => shown,
        };
    }

    private void AppendLine(StringBuilder text, string line, string style = "")
    {
        var clean = TerminalText.OneLine(line);
        text.Append(colours && style.Length > 0 ? TerminalStyle.Paint(clean, style) : clean).Append('\n');
    }
}
