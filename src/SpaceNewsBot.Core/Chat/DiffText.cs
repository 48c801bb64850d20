using System.Collections.Immutable;
using System.Globalization;
using SpaceNewsBot.Core.Diffs;
using SpaceNewsBot.Core.Inspection;
using SpaceNewsBot.Core.Sources;

namespace SpaceNewsBot.Core.Chat;

/// <summary>What is said around a comparison, on every surface. Words of sources and people stand in it: to be escaped.</summary>
public static class DiffText
{
    /// <summary>What is said in place of a comparison that found nothing.</summary>
    public const string NoChange = "Nothing differs: neither the text nor what is known about it.";

    /// <summary>Names what is compared.</summary>
    public static string Heading(RevisionDiff diff)
    {
        ArgumentNullException.ThrowIfNull(diff);
        return string.Create(CultureInfo.InvariantCulture, $"{diff.SourceId}: from revision {diff.Before} to revision {diff.After}");
    }

    /// <summary>Says who made the revision that stands in the way of a change.</summary>
    public static string Overtaken(SourceConflict between)
    {
        ArgumentNullException.ThrowIfNull(between);
        var current = between.Current;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Revision {current.Number} was made by {VisibleText.Of(current.CreatedBy)} on {current.CreatedAt.UtcDateTime:yyyy-MM-dd HH:mm} UTC ({VisibleText.Of(current.Reason)}).");
    }

    /// <summary>Whether two revisions say the same.</summary>
    public static bool IsNone(DiffExcerpt text, ImmutableArray<FieldChange> metadata)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Hunks.IsEmpty && text.FurtherChanges == 0 && metadata.IsEmpty;
    }

    /// <summary>Where a hunk stands.</summary>
    public static string Place(DiffHunk hunk)
    {
        ArgumentNullException.ThrowIfNull(hunk);
        return hunk.OldLine == hunk.NewLine
            ? string.Create(CultureInfo.InvariantCulture, $"Line {hunk.NewLine}")
            : string.Create(CultureInfo.InvariantCulture, $"Line {hunk.NewLine}, before line {hunk.OldLine}");
    }

    /// <summary>What changed of a field.</summary>
    public static string Describe(FieldChange change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return $"{change.Field}: {Quote(change.Before)} → {Quote(change.After)}";
    }

    /// <summary>
    /// The characters of a piece with nothing in them that hides. A change of nothing but blanks shows its line ends as "⏎" and
    /// its tabs as "⇥"; of a longer piece the last sign says how much isn't shown.
    /// </summary>
    public static string Visible(HunkPiece piece)
    {
        ArgumentNullException.ThrowIfNull(piece);
        var text = VisibleText.Of(piece.Text);
        if (piece.Kind != DiffKind.Kept && string.IsNullOrWhiteSpace(text))
        {
            text = text.Replace('\n', '⏎').Replace('\t', '⇥');
        }

        return piece.LeftOut == 0 ? text : string.Create(CultureInfo.InvariantCulture, $"{text}… ({piece.LeftOut} more characters)");
    }

    /// <summary>How many changes aren't shown; null when all are.</summary>
    public static string? Further(DiffExcerpt text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.FurtherChanges switch
        {
            0 => null,
            1 => "1 further change isn't shown.",
            var n => string.Create(CultureInfo.InvariantCulture, $"{n} further changes aren't shown."),
        };
    }

    private static string Quote(string? value) => value is null ? "none" : $"\"{VisibleText.Of(value)}\"";
}
