namespace SpaceNewsBot.Core.Sources;

/// <summary>A stretch of text as its writer set it off: a line, or several lines that only a fixed width broke.</summary>
/// <param name="Start">Offset of its first character that isn't white space or a mark of Markdown.</param>
/// <param name="End">Offset behind its last one.</param>
/// <param name="Mark">The mark of Markdown that it starts with.</param>
internal readonly record struct Paragraph(int Start, int End, ParagraphMark Mark)
{
    public int Length => End - Start;
}
