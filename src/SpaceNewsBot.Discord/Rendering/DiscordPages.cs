using System.Collections.Immutable;
using System.Globalization;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Discord.Connection;

namespace SpaceNewsBot.Discord.Rendering;

/// <summary>The buttons under a reply: what can be done about it, and those that turn its pages.</summary>
internal static class DiscordPages
{
    private const string PageMark = "page:";
    private const string RetryMark = "again:";

    /// <summary>The pages with their buttons.</summary>
    /// <param name="pages">As rendered.</param>
    /// <param name="reply">What they show.</param>
    /// <param name="itemId">The recorded message that it replies to.</param>
    public static ImmutableArray<DiscordMessage> WithButtons(ImmutableArray<DiscordMessage> pages, Reply reply, long itemId)
    {
        var actions = ReplyAction.Under(reply, itemId).Select(a => new DiscordButton(a.Command, a.Label, StyleOf(a.Kind))).ToImmutableArray();
        return [.. pages.Select((page, i) => page with { Buttons = [.. Rows(pages.Length, i)] })];

        IEnumerable<ImmutableArray<DiscordButton>> Rows(int count, int page)
        {
            if (actions.Length > 0)
            {
                yield return actions;
            }

            if (count > 1)
            {
                yield return
                [
                    new(IdOf(itemId, page - 1), ChatTexts.ButtonPrevious, IsDisabled: page == 0),
                    new(IdOf(itemId, page + 1), ChatTexts.ButtonNext, IsDisabled: page == count - 1),
                ];
            }
        }
    }

    /// <summary>A refusal with a button that opens the form again, with the words that were sent; another reply as it is.</summary>
    /// <param name="message">What is posted.</param>
    /// <param name="reply">What it shows.</param>
    /// <param name="key">The delivery that brought the form.</param>
    public static DiscordMessage WithSecondTry(DiscordMessage message, Reply reply, string key) =>
        reply is Reply.OfRefusal or Reply.OfEdit { Refusal: not null }
            ? message with { Buttons = message.Buttons.Add([new DiscordButton($"{RetryMark}{key}", "Edit and send again")]) }
            : message;

    /// <summary>The page that a button turns to; null for another button.</summary>
    public static (long ItemId, int Page)? ReadPage(string customId) =>
        customId.StartsWith(PageMark, StringComparison.Ordinal)
        && customId[PageMark.Length..].Split(':') is [var item, var page]
        && long.TryParse(item, NumberStyles.None, CultureInfo.InvariantCulture, out var itemId)
        && int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? (itemId, number)
            : null;

    /// <summary>The delivery whose form a button opens again; null for another button.</summary>
    public static string? ReadRetry(string customId) =>
        customId.StartsWith(RetryMark, StringComparison.Ordinal) ? customId[RetryMark.Length..] : null;

    private static string IdOf(long itemId, int page) => string.Create(CultureInfo.InvariantCulture, $"{PageMark}{itemId}:{page}");

    private static DiscordButtonStyle StyleOf(ReplyActionKind kind) => kind switch
    {
        ReplyActionKind.Confirms => DiscordButtonStyle.Success,
        ReplyActionKind.Cancels => DiscordButtonStyle.Danger,
        _ => DiscordButtonStyle.Secondary,
    };
}
