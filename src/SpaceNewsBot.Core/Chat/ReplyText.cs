namespace SpaceNewsBot.Core.Chat;

/// <summary>A text that the bot wrote itself: plain text with lines, to be escaped by each renderer. Only this folder makes one.</summary>
public sealed class ReplyText
{
    internal ReplyText(string text) => Text = text;

    /// <summary>The text; "\n" ends a line.</summary>
    public string Text { get; }
}
