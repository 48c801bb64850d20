using System.Collections.Immutable;
using System.Globalization;
using SpaceNewsBot.Core.Chat;
using Telegram.Bot.Types.ReplyMarkups;

namespace SpaceNewsBot.Telegram.Rendering;

/// <summary>The buttons under a reply: what can be done about it, and those that turn its pages.</summary>
internal static class TelegramKeyboard
{
    private const string PageMark = "page:";

    /// <summary>The button of an inline message: without a keyboard Telegram wouldn't say where the message is.</summary>
    public static ImmutableArray<ImmutableArray<TelegramButton>> AskAnother => [[new TelegramButton(ChatTexts.ButtonAskAnother, null)]];

    /// <summary>The pages with their buttons.</summary>
    /// <param name="pages">As rendered.</param>
    /// <param name="reply">What they show.</param>
    /// <param name="itemId">The recorded message that it replies to.</param>
    public static ImmutableArray<TelegramPage> WithButtons(ImmutableArray<string> pages, Reply reply, long itemId)
    {
        var actions = Actions(reply, itemId);
        return [.. pages.Select((html, i) => new TelegramPage(html, [.. actions, .. Turns(pages.Length, i)]))];

        IEnumerable<ImmutableArray<TelegramButton>> Turns(int count, int page)
        {
            if (count > 1)
            {
                yield return
                [
                    .. page > 0 ? [Turn(ChatTexts.ButtonPageBefore, page - 1, count)] : Array.Empty<TelegramButton>(),
                    .. page < count - 1 ? [Turn(ChatTexts.ButtonPageNext, page + 1, count)] : Array.Empty<TelegramButton>(),
                ];
            }
        }

        TelegramButton Turn(string label, int page, int count) => new(
            string.Create(CultureInfo.InvariantCulture, $"{label} {page + 1}/{count}"),
            string.Create(CultureInfo.InvariantCulture, $"{PageMark}{itemId}:{page}"));
    }

    /// <summary>What can be done about a reply, two buttons a row, so that each can be read on a phone.</summary>
    public static ImmutableArray<ImmutableArray<TelegramButton>> Actions(Reply reply, long itemId) =>
    [
        .. ReplyAction.Under(reply, itemId).Select(a => new TelegramButton(a.Label, a.Command)).Chunk(2).Select(row => row.ToImmutableArray()),
    ];

    /// <summary>The page that a button turns to; null for another button.</summary>
    public static (long ItemId, int Page)? ReadPage(string data) =>
        data.StartsWith(PageMark, StringComparison.Ordinal)
        && data[PageMark.Length..].Split(':') is [var item, var page]
        && long.TryParse(item, NumberStyles.None, CultureInfo.InvariantCulture, out var itemId)
        && int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? (itemId, number)
            : null;

    /// <summary>The keyboard as the library takes it; null for none.</summary>
    public static InlineKeyboardMarkup? Write(ImmutableArray<ImmutableArray<TelegramButton>> rows) => rows.IsDefaultOrEmpty
        ? null
        : new InlineKeyboardMarkup(rows.Select(row => row.Select(Write)));

    private static InlineKeyboardButton Write(TelegramButton button) => button.Data is { } data
        ? InlineKeyboardButton.WithCallbackData(button.Label, data)
        : InlineKeyboardButton.WithSwitchInlineQueryCurrentChat(button.Label, "");
}
