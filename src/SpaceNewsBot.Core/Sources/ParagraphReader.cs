namespace SpaceNewsBot.Core.Sources;

/// <summary>
/// Finds the paragraphs of a text in linear time. A line is a paragraph, unless the text was wrapped at a fixed width: then
/// lines are put together again up to the next blank line.
/// </summary>
internal static class ParagraphReader
{
    // Widths at which people and programs wrap text, in UTF-16 code units.
    private const int MinWidth = 40;
    private const int MaxWidth = 160;

    // A line shorter than this share of the width was ended by its writer.
    private const double FullLine = 0.6;

    public static List<Paragraph> Read(string text)
    {
        var lines = ReadLines(text);
        var width = lines.Count == 0 ? 0 : lines.Max(line => line.Words.Length);
        return IsWrapped(text, lines, width) ? Unwrap(text, lines, width) : lines.ConvertAll(line => line.Words);
    }

    private static List<Line> ReadLines(string text)
    {
        var lines = new List<Line>();
        var blankBefore = true;
        for (var start = 0; start < text.Length;)
        {
            var newline = text.IndexOf('\n', start);
            var end = newline < 0 ? text.Length : newline;
            var words = Trim(text, start, end);
            if (words.Length > 0)
            {
                lines.Add(new Line(words, blankBefore));
            }

            blankBefore = words.Length == 0;
            start = end + 1;
        }

        return lines;
    }

    private static Paragraph Trim(string text, int start, int end)
    {
        while (end > start && IsBlank(text[end - 1]))
        {
            end--;
        }

        while (start < end && IsBlank(text[start]))
        {
            start++;
        }

        var line = text.AsSpan(start, end - start);
        var (mark, length) = ReadMark(line);
        while (start + length < end && length > 0 && IsBlank(text[start + length]))
        {
            length++;
        }

        return start + length < end ? new Paragraph(start + length, end, mark) : new Paragraph(start, end, ParagraphMark.None);
    }

    private static (ParagraphMark Mark, int Length) ReadMark(ReadOnlySpan<char> line)
    {
        var hashes = line.IndexOfAnyExcept('#');
        if (hashes is > 0 and <= 6 && line[hashes] == ' ')
        {
            return (ParagraphMark.Heading, hashes);
        }

        if (line.Length > 2 && line[0] is '-' or '*' or '+' or '•' or '·' && line[1] == ' ')
        {
            return (ParagraphMark.Item, 1);
        }

        var digits = line.IndexOfAnyExceptInRange('0', '9');
        return digits is 1 or 2 && line.Length > digits + 1 && line[digits] is '.' or ')' && line[digits + 1] == ' '
            ? (ParagraphMark.Item, digits + 1)
            : (ParagraphMark.None, 0);
    }

    private static bool IsBlank(char c) => char.IsWhiteSpace(c) || c is '\uFEFF' or '\u200B';

    private static bool IsWrapped(string text, List<Line> lines, int width)
    {
        if (width is < MinWidth or > MaxWidth)
        {
            return false;
        }

        var (follow, goOn) = (0, 0);
        for (var i = 1; i < lines.Count; i++)
        {
            if (lines[i].BlankBefore || lines[i].Words.Mark != ParagraphMark.None)
            {
                continue;
            }

            follow++;
            if (lines[i - 1].Words.Length >= width * FullLine && char.IsLower(text[lines[i].Words.Start]))
            {
                goOn++;
            }
        }

        // In wrapped prose most lines start in mid-sentence, with a small letter.
        return goOn > 0 && goOn * 3 >= follow;
    }

    private static List<Paragraph> Unwrap(string text, List<Line> lines, int width)
    {
        var paragraphs = new List<Paragraph>();
        for (var i = 0; i < lines.Count; i++)
        {
            var first = lines[i].Words;
            var end = first.End;
            while (i + 1 < lines.Count && GoesOn(text, lines[i].Words, lines[i + 1], width, isFirst: i == 0))
            {
                i++;
                end = lines[i].Words.End;
            }

            paragraphs.Add(first with { End = end });
        }

        return paragraphs;
    }

    // The first line may be a headline right above the story.
    private static bool GoesOn(string text, Paragraph line, Line next, int width, bool isFirst) =>
        !next.BlankBefore
        && next.Words.Mark == ParagraphMark.None
        && line.Mark != ParagraphMark.Heading
        && line.Length >= width * FullLine
        && (!isFirst || char.IsLower(text[next.Words.Start]))
        && !FurnitureLines.Matches(text.AsSpan(next.Words.Start, next.Words.Length))
        && !CreditLines.Matches(text.AsSpan(line.Start, line.Length));

    private readonly record struct Line(Paragraph Words, bool BlankBefore);
}
