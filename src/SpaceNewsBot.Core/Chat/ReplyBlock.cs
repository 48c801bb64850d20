using System.Collections.Immutable;

namespace SpaceNewsBot.Core.Chat;

/// <summary>A paragraph or a block quote of a message.</summary>
/// <param name="Spans">Its text.</param>
/// <param name="IsQuote">Whether it is a block quote.</param>
/// <param name="LinesBefore">The line ends between it and the block before it, if one stands in the same message: at least 1.</param>
/// <param name="StaysWithNext">Whether it is to stand in the same message as the next block, where that can be.</param>
public sealed record ReplyBlock(
    ImmutableArray<ReplySpan> Spans,
    bool IsQuote = false,
    int LinesBefore = 2,
    bool StaysWithNext = false)
{
    /// <summary>The characters that it shows, in UTF-16 code units.</summary>
    public int Length => Spans.Sum(s => s.Text.Length);

    /// <summary>Whether nothing of it would be seen.</summary>
    public bool IsBlank => Spans.All(s => string.IsNullOrWhiteSpace(s.Text));
}
