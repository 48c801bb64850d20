using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using SpaceNewsBot.Tests.Support.Discord;
using SpaceNewsBot.Tests.Support.Telegram;
using Xunit;

namespace SpaceNewsBot.Tests.Support.Platforms;

/// <summary>
/// What a client shows of a reply, without what is the platform's own: Telegram's entities and its line with the answer's number,
/// Discord's escapes and an embed's title, footer and colour.
/// </summary>
/// <param name="Text">Every word, in order.</param>
/// <param name="Quotes">What stands there as a quote.</param>
/// <param name="Links">What is pressed, and where it leads.</param>
/// <param name="SetOff">What is set off: as heading, as new or as the quote among other words.</param>
/// <param name="Gone">What is struck out.</param>
/// <param name="Buttons">What the buttons say.</param>
internal sealed partial record ShownReply(
    string Text,
    ImmutableArray<string> Quotes,
    ImmutableArray<string> Links,
    ImmutableArray<string> SetOff,
    ImmutableArray<string> Gone,
    ImmutableArray<string> Buttons)
{
    public static ShownReply Of(BotApiMessage message) => Of(
        message.Text, message.Entities, message.Keyboard.SelectMany(row => row).Select(button => button.Text));

    public static ShownReply Of(DiscordPost post)
    {
        var embed = Assert.Single(post.Body["embeds"]!.AsArray())!;
        Assert.Equal("", (string?)post.Body["content"] ?? "");
        return OfMarkdown((string)embed["description"]!, post.Buttons.Select(button => button.Label));
    }

    /// <summary>A message of Telegram's.</summary>
    public static ShownReply Of(string text, IReadOnlyCollection<BotApiEntity> entities, IEnumerable<string> buttons)
    {
        return new ShownReply(
            AnswerNumber.Replace(text, ""),
            [.. Tagged("blockquote")],
            [.. entities.Where(e => e.Tag == "a").OrderBy(e => e.Start).Select(e => Link(text.Substring(e.Start, e.Length), e.Address!))],
            [.. Tagged("b", "u")],
            [.. Tagged("s")],
            [.. buttons]);

        IEnumerable<string> Tagged(params string[] tags) =>
            entities.Where(e => tags.Contains(e.Tag)).OrderBy(e => e.Start).Select(e => text.Substring(e.Start, e.Length).Trim());
    }

    /// <summary>The description of an embed of Discord's.</summary>
    public static ShownReply OfMarkdown(string markdown, IEnumerable<string> buttons)
    {
        var (text, marks) = DiscordMarkdownReader.Read(markdown);
        return new ShownReply(
            text,
            [.. Marked("quote")],
            [.. marks.Where(m => m.Kind == "link").OrderBy(m => m.Start).Select(m => Link(text.Substring(m.Start, m.Length), m.Target!))],
            [.. Marked("bold")],
            [.. Marked("strike")],
            [.. buttons]);

        IEnumerable<string> Marked(string kind) =>
            marks.Where(m => m.Kind == kind).OrderBy(m => m.Start).Select(m => text.Substring(m.Start, m.Length).Trim());
    }

    /// <summary>All of it, a line for each part, without the blanks at the ends of lines, which nobody sees: what is equal is shown alike.</summary>
    public override string ToString()
    {
        var all = new StringBuilder(Text.Trim());
        foreach (var (name, parts) in new[] { ("quote", Quotes), ("link", Links), ("set off", SetOff), ("gone", Gone), ("button", Buttons) })
        {
            foreach (var part in parts)
            {
                all.Append('\n').Append(name).Append(": ").Append(part);
            }
        }

        return BlankEnd.Replace(all.ToString(), "");
    }

    // Discord's clients open a page where the quote stands on it.
    private static string Link(string words, string address) => $"{words} → {new Uri(address).GetLeftPart(UriPartial.Query)}";

    [GeneratedRegex(@"\n\nAnswer [0-9]+\z")]
    private static partial Regex AnswerNumber { get; }

    [GeneratedRegex(" +$", RegexOptions.Multiline)]
    private static partial Regex BlankEnd { get; }
}
