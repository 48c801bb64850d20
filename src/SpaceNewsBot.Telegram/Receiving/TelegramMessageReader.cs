using System.Globalization;
using System.Text.RegularExpressions;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Core.Commands;
using SpaceNewsBot.Core.Sources;
using SpaceNewsBot.Telegram.Chat;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace SpaceNewsBot.Telegram.Receiving;

/// <summary>Decides which updates are for us, and turns those into messages of the inbox. Pure.</summary>
internal static partial class TelegramMessageReader
{
    // What an inline question without a word asks.
    private const string Overview = "Who suspended what, when and why?";

    /// <summary>
    /// Reads a message or the edit of one. In a private chat everything a person sends is for us (without text it gets a reply
    /// that says so); in a group the commands that are heard there, unless another bot is named, a mention, and a reply to one
    /// of our messages.
    /// </summary>
    /// <returns>The message; null when it isn't for us.</returns>
    public static IncomingMessage? Read(Update update, TelegramSelf us, DateTimeOffset receivedAt)
    {
        // What somebody posted by inline mode, ours too, is no question. Nor is what a linked channel posts.
        if ((update.Message ?? update.EditedMessage) is not { IsServiceMessage: false, ViaBot: null, IsAutomaticForward: false } message
            || ReadUser(message) is not { } user)
        {
            return null;
        }

        var isPrivate = message.Chat.Type == ChatType.Private;
        var (text, isMention) = WithoutMention(message, us);
        var isReply = message.ReplyToMessage is { ForumTopicCreated: null } original && original.From?.Id == us.Id;
        var surface = isPrivate ? CommandSurfaces.PrivateChat : CommandSurfaces.Group;

        // What somebody passes on is another person's words: a question at most, whatever they begin with.
        var isForwarded = message.ForwardOrigin is not null;
        var row = CommandTable.Find(isForwarded ? "" : text, surface, out var botName, out var arguments);
        var isOurs = botName is not null && botName.Equals(us.Name, StringComparison.OrdinalIgnoreCase);
        if (!isPrivate && !(CommandTable.IsCommand(text) && !isForwarded ? isOurs || (botName is null && (row is not null || isMention)) : isMention || isReply))
        {
            return null;
        }

        var attachment = isForwarded ? null : message.Document ?? message.ReplyToMessage?.Document;
        return new IncomingMessage(
            TelegramAddress.Of(message).ToConversation(),
            update.Id.ToString(CultureInfo.InvariantCulture),
            SourceLimits.DefaultWorkspace,
            user,
            isForwarded ? (text.Length == 0 ? text : Ask(text)) : Complete(text, isMention, row, arguments, message, isOwn: isReply),
            receivedAt,
            isPrivate)
        {
            RepliesTo = isReply ? IdOf(message.ReplyToMessage!) : null,
            Route = isPrivate ? null : TelegramRoute.ToMessage(message.Id),
            MessageId = IdOf(message),
            EditedAt = update.EditedMessage is null ? null : message.EditDate ?? message.Date,
            Attachment = attachment is null ? null : TelegramFiles.Describe(attachment),
        };
    }

    /// <summary>Reads a press of a button whose reply is posted.</summary>
    /// <param name="updateId">Telegram's id of the delivery.</param>
    /// <param name="press">The press, of a button under a message in a chat.</param>
    /// <param name="receivedAt">When it reached us.</param>
    public static IncomingMessage ReadPress(int updateId, CallbackQuery press, DateTimeOffset receivedAt)
    {
        var address = TelegramAddress.Of(press.Message!);
        return new IncomingMessage(
            address.ToConversation(),
            updateId.ToString(CultureInfo.InvariantCulture),
            SourceLimits.DefaultWorkspace,
            TelegramAddress.IdOf(press.From.Id),
            press.Data!,
            receivedAt,
            !address.IsGroup)
        {
            Route = TelegramRoute.ToMessage(press.Message!.Id),
        };
    }

    /// <summary>
    /// Reads that an offered answer was posted by inline mode: as a question that its poster asked, whose reply goes into that
    /// message.
    /// </summary>
    /// <returns>The message; null where Telegram doesn't say which message it is, so that nothing can be done about it.</returns>
    public static IncomingMessage? ReadChosen(int updateId, ChosenInlineResult chosen, DateTimeOffset receivedAt) =>
        chosen.InlineMessageId is { } inline && InlineResultId.Parse(chosen.ResultId) is { } result
            ? new IncomingMessage(
                new TelegramAddress(chosen.From.Id, null, inline).ToConversation(),
                updateId.ToString(CultureInfo.InvariantCulture),
                SourceLimits.DefaultWorkspace,
                TelegramAddress.IdOf(chosen.From.Id),
                Ask(InlineQuestion(chosen.Query)),
                receivedAt,
                IsPrivate: !result.IsOpen)
            {
                Route = TelegramRoute.ToInlineMessage(result.IsOpen),
                Choice = result.Choice,
            }
            : null;

    /// <summary>What an inline query asks.</summary>
    public static string InlineQuestion(string query) => string.IsNullOrWhiteSpace(query) ? Overview : query.Trim();

    /// <summary>The text as a whole: what a command or a mention lacks stands in the message that it replies to.</summary>
    private static string Complete(string text, bool isMention, CommandRow? row, string arguments, Message message, bool isOwn)
    {
        if (StartParameter.Match(text) is { Success: true } start)
        {
            // Pressed in a message elsewhere, and opened here.
            return $"/{start.Groups["command"].Value} {start.Groups["number"].Value}";
        }

        var pointedAt = isOwn ? null : message.Quote?.Text ?? message.ReplyToMessage?.Text ?? message.ReplyToMessage?.Caption;
        if (string.IsNullOrWhiteSpace(pointedAt))
        {
            return text;
        }

        // Another person's words are a question and never a command, whatever they begin with.
        var isQuestionElsewhere = row is null
            ? isMention && text.Length == 0 && message.Document is null
            : row == CommandTable.Ask && arguments.Length == 0;
        return isQuestionElsewhere ? Ask(pointedAt)
            : row is not null && message.Document is null && message.ReplyToMessage?.Document is null && CommandText.LacksMaterial(row, arguments)
                ? $"/{row.Name} {CommandText.WithMaterial(arguments, pointedAt)}"
                : text;
    }

    private static string Ask(string question) => CommandText.Compose(
        CommandTable.Ask,
        new Dictionary<string, string>(StringComparer.Ordinal) { [CommandTable.QuestionArgument] = question });

    /// <summary>The text without our name, and whether it was there.</summary>
    private static (string Text, bool IsMention) WithoutMention(Message message, TelegramSelf us)
    {
        var text = message.Text ?? message.Caption ?? "";
        var mentions = (message.Entities ?? message.CaptionEntities ?? [])
            .Where(e => e.Offset >= 0 && e.Offset + e.Length <= text.Length && e.Type switch
            {
                MessageEntityType.Mention => text.AsSpan(e.Offset, e.Length).Equals($"@{us.Name}", StringComparison.OrdinalIgnoreCase),
                MessageEntityType.TextMention => e.User?.Id == us.Id,
                _ => false,
            })
            .OrderByDescending(e => e.Offset)
            .ToList();
        foreach (var mention in mentions)
        {
            text = $"{text[..mention.Offset]} {text[(mention.Offset + mention.Length)..]}";
        }

        return (mentions.Count == 0 ? text : text.Trim(), mentions.Count > 0);
    }

    // An administrator who posts anonymously comes as the group itself, sent by a bot of Telegram's.
    private static string? ReadUser(Message message) => message switch
    {
        { SenderChat.Id: var chat } => TelegramAddress.IdOf(chat),
        { From: { IsBot: false, Id: var user } } => TelegramAddress.IdOf(user),
        _ => null,
    };

    private static string IdOf(Message message) => message.Id.ToString(CultureInfo.InvariantCulture);

    // Only what shows something or takes note of it: a stranger's link must not be able to do more with one press.
    [GeneratedRegex("^/start(@[A-Za-z0-9_]+)? (?<command>evidence|facts|notify)_(?<number>[0-9]{1,18})$", RegexOptions.CultureInvariant)]
    private static partial Regex StartParameter { get; }
}
