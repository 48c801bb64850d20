namespace SpaceNewsBot.Core.Sources;

/// <summary>What the mark at the start of a line says.</summary>
internal enum ParagraphMark
{
    /// <summary>There is none.</summary>
    None,

    /// <summary>One to six "#" and a space.</summary>
    Heading,

    /// <summary>A bullet or a number.</summary>
    Item,
}
