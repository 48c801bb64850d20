namespace SpaceNewsBot.Core.Sources;

/// <summary>What a passage is for its reader. Only <see cref="Body"/> and <see cref="Title"/> state the news.</summary>
public enum PassageKind
{
    /// <summary>A paragraph of the story.</summary>
    Body,

    /// <summary>The headline or the line under it.</summary>
    Title,

    /// <summary>A heading inside the story.</summary>
    Heading,

    /// <summary>The author's line: evidence for who wrote the article, and for nothing else.</summary>
    Byline,

    /// <summary>A picture's caption or credit.</summary>
    Caption,

    /// <summary>What the page put around the story ("Most Popular", counters, sharing links): evidence for nothing.</summary>
    Furniture,
}
