using System.Text.Json.Nodes;

namespace SpaceNewsBot.Tests.Support.Telegram;

/// <content>The bot's messages (#available-methods, #updating-messages).</content>
internal sealed partial class BotApiServer
{
    private const string NotModified =
        "message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message";

    private readonly List<BotApiMessage> sent = [];
    private readonly Dictionary<int, BotApiMessage> shown = [];
    private readonly List<(long ChatId, int? TopicId)> typing = [];
    private readonly HashSet<int> untold = [];
    private int nextMessageId = 501;

    /// <summary>The messages that were taken, in order.</summary>
    public IReadOnlyList<BotApiMessage> Sent => Read(() => sent.ToList());

    /// <summary>What the bot's messages show now, in the order in which they were sent; deleted ones are gone.</summary>
    public IReadOnlyList<BotApiMessage> Shown => Read(() => shown.Values.OrderBy(m => m.Id).ToList());

    /// <summary>The same as <see cref="Shown"/>.</summary>
    public IReadOnlyList<BotApiMessage> Messages => Shown;

    /// <summary>The ids of the messages that were taken without the bot's being told so: the answer was lost.</summary>
    public IReadOnlySet<int> Untold => Read(() => untold.ToHashSet());

    /// <summary>Where the bot showed that it is at work, in order.</summary>
    public IReadOnlyList<(long ChatId, int? TopicId)> Typing => Read(() => typing.ToList());

    private BotApiOutcome SendMessage(JsonObject arguments)
    {
        var (text, textRefusal) = BotApiText.Read(arguments);
        if (text is null)
        {
            return BotApiOutcome.BadRequest(textRefusal!);
        }

        var (keyboard, keyboardRefusal) = BotApiKeyboard.Read(arguments["reply_markup"]);
        if (keyboardRefusal is not null)
        {
            return BotApiOutcome.BadRequest(keyboardRefusal);
        }

        var (chat, chatRefusal) = FindChat(arguments, toWrite: true);
        if (chat is null)
        {
            return chatRefusal!;
        }

        var (topic, topicRefusal) = FindTopic(arguments, chat);
        var (original, originalRefusal) = FindOriginal(arguments, chat);
        if ((topicRefusal ?? originalRefusal) is { } refusal)
        {
            return refusal;
        }

        var message = new BotApiMessage(nextMessageId++, chat.Id, topic, text.Raw, text.Shown, text.Entities, text.HasPreview, time.GetUtcNow())
        {
            Keyboard = keyboard,
            RepliesTo = original,
        };
        sent.Add(message);
        shown.Add(message.Id, message);
        return BotApiOutcome.Accept(Describe(message));
    }

    private void NoteUntold(string method, BotApiOutcome outcome)
    {
        if (method.Equals("sendMessage", StringComparison.OrdinalIgnoreCase) && outcome.Result?["message_id"] is { } id)
        {
            Read(() => untold.Add((int)id));
        }
    }

    private BotApiOutcome EditMessageText(JsonObject arguments)
    {
        var (text, refusal) = BotApiText.Read(arguments);
        return text is null
            ? BotApiOutcome.BadRequest(refusal!)
            : Edit(arguments, old => old with { Html = text.Raw, Text = text.Shown, Entities = text.Entities, HasPreview = text.HasPreview });
    }

    private BotApiOutcome EditMessageReplyMarkup(JsonObject arguments) => Edit(arguments, old => old);

    /// <summary>#editmessagetext, #editmessagereplymarkup: either chat_id and message_id, or inline_message_id.</summary>
    private BotApiOutcome Edit(JsonObject arguments, Func<BotApiMessage, BotApiMessage> change)
    {
        // Without reply_markup the buttons go.
        var (keyboard, keyboardRefusal) = BotApiKeyboard.Read(arguments["reply_markup"]);
        if (keyboardRefusal is not null)
        {
            return BotApiOutcome.BadRequest(keyboardRefusal);
        }

        if (Number(arguments, "chat_id") is null && Number(arguments, "message_id") is null)
        {
            if (Text(arguments, "inline_message_id") is not { Length: > 0 } inlineId)
            {
                // #editmessagetext: inline_message_id is "required if chat_id and message_id are not specified".
                return BotApiOutcome.BadRequest("message identifier is not specified");
            }

            if (!inline.TryGetValue(inlineId, out var posted))
            {
                return BotApiOutcome.BadRequest("MESSAGE_ID_INVALID");
            }

            if (Change(posted) is not { } changedInline)
            {
                return BotApiOutcome.BadRequest(NotModified);
            }

            inline[inlineId] = changedInline;

            // #editmessagetext: "if the edited message is not an inline message, the edited Message is returned, otherwise True is returned".
            return BotApiOutcome.True;
        }

        var (chat, chatRefusal) = FindChat(arguments, toWrite: false);
        if (chat is null)
        {
            return chatRefusal!;
        }

        if (Number(arguments, "message_id") is not { } id)
        {
            // #editmessagetext: message_id is "required if inline_message_id is not specified".
            return BotApiOutcome.BadRequest("message identifier is not specified");
        }

        if (written.ContainsKey((int)id))
        {
            // #editmessagetext edits the bot's own messages.
            return BotApiOutcome.BadRequest("message can't be edited");
        }

        if (!shown.TryGetValue((int)id, out var old) || old.ChatId != chat.Id)
        {
            return BotApiOutcome.BadRequest("message to edit not found");
        }

        if (Change(old) is not { } message)
        {
            return BotApiOutcome.BadRequest(NotModified);
        }

        shown[message.Id] = message;
        return BotApiOutcome.Accept(Describe(message));

        BotApiMessage? Change(BotApiMessage before)
        {
            var after = change(before) with { Keyboard = keyboard, Edits = before.Edits + 1 };
            return before.Text == after.Text && before.Entities.SequenceEqual(after.Entities) && BotApiKeyboard.AreEqual(before.Keyboard, after.Keyboard)
                ? null
                : after;
        }
    }

    private BotApiOutcome SendChatAction(JsonObject arguments)
    {
        // #sendchataction lists the actions.
        if (Text(arguments, "action") is not ("typing" or "upload_photo" or "record_video" or "upload_video" or "record_voice" or "upload_voice"
            or "upload_document" or "choose_sticker" or "find_location" or "record_video_note" or "upload_video_note"))
        {
            return BotApiOutcome.BadRequest("wrong parameter action in request");
        }

        var (chat, chatRefusal) = FindChat(arguments, toWrite: true);
        if (chat is null)
        {
            return chatRefusal!;
        }

        var (topic, topicRefusal) = FindTopic(arguments, chat);
        if (topicRefusal is not null)
        {
            return topicRefusal;
        }

        typing.Add((chat.Id, topic));
        return BotApiOutcome.True;
    }

    /// <summary>#sendmessage: message_thread_id is for forums and for private chats with topics; elsewhere the real server drops it.</summary>
    private static (int? Id, BotApiOutcome? Refusal) FindTopic(JsonObject arguments, BotApiChat chat) =>
        Number(arguments, "message_thread_id") is not { } id || !(chat.IsForum || chat.IsPrivate) ? (null, null)
        : chat.Topics.Contains((int)id) ? ((int)id, null)
        : (null, BotApiOutcome.BadRequest("message thread not found"));

    /// <summary>#replyparameters: "Identifier of the message that will be replied to in the current chat".</summary>
    private (int? Id, BotApiOutcome? Refusal) FindOriginal(JsonObject arguments, BotApiChat chat)
    {
        if (arguments["reply_parameters"] is not { } given)
        {
            return (null, null);
        }

        if (given is not JsonObject reply)
        {
            return (null, BotApiOutcome.BadRequest("object expected as reply parameters"));
        }

        if (Number(reply, "message_id") is not { } id)
        {
            return (null, BotApiOutcome.BadRequest("Can't find field \"message_id\""));
        }

        var place = Number(reply, "chat_id") ?? chat.Id;
        var isThere = (shown.TryGetValue((int)id, out var own) && own.ChatId == place)
            || (written.TryGetValue((int)id, out var theirs) && Number(theirs["chat"]!.AsObject(), "id") == place);
        return isThere ? ((int)id, null)
            : Text(reply, "allow_sending_without_reply") == "true" ? (null, null)
            : (null, BotApiOutcome.BadRequest("message to be replied not found"));
    }

    /// <summary>#message</summary>
    private JsonObject Describe(BotApiMessage message)
    {
        var described = new JsonObject
        {
            ["message_id"] = message.Id,
            ["from"] = DescribeBot(),
            ["date"] = message.At.ToUnixTimeSeconds(),
            ["chat"] = chats[message.ChatId].Describe(),
            ["text"] = message.Text,
        };
        if (message.Edits > 0)
        {
            described["edit_date"] = time.GetUtcNow().ToUnixTimeSeconds();
        }

        if (message.TopicId is { } topic)
        {
            described["message_thread_id"] = topic;
            described["is_topic_message"] = true;
        }

        if (message.Entities.Length > 0)
        {
            described["entities"] = new JsonArray([.. message.Entities.OrderBy(e => e.Start).Select(e => (JsonNode)e.Describe())]);
        }

        if (message.RepliesTo is { } original && DescribeOriginal(original) is { } answered)
        {
            // #message: "Note that the Message object in this field will not contain further reply_to_message fields".
            answered.Remove("reply_to_message");
            described["reply_to_message"] = answered;
        }

        if (message.Keyboard.Length > 0)
        {
            described["reply_markup"] = BotApiKeyboard.Describe(message.Keyboard);
        }

        return described;
    }

    private JsonObject? DescribeOriginal(int id) =>
        written.TryGetValue(id, out var theirs) ? theirs.DeepClone().AsObject()
        : shown.TryGetValue(id, out var own) ? Describe(own)
        : null;
}
