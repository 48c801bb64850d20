using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace SpaceNewsBot.Tests.Support.Telegram;

/// <content>What people do in chats.</content>
internal sealed partial class BotApiServer
{
    // In whose name a group itself acts (#message: from, "fake sender user").
    private const long GroupAnonymousBot = 1_087_968_824;

    private readonly Dictionary<int, JsonObject> written = [];

    /// <summary>The id of the message that a person wrote most recently.</summary>
    public int LastMessageId { get; private set; }

    /// <summary>A person writes to the bot, perhaps in reply to a message of that chat. Returns the update's id.</summary>
    public int Write(string text, long chatId = 77, long? userId = null, string chatType = "private", int? repliesTo = null)
    {
        var message = new JsonObject { ["text"] = text };
        lock (gate)
        {
            if (repliesTo is { } original)
            {
                message["reply_to_message"] = DescribeOriginal(original) ?? throw new InvalidOperationException($"There is no message {original} to reply to.");
            }

            return WriteMessage(message, chatId, userId, chatType);
        }
    }

    /// <summary>A person sends the bot something; what of a message isn't given is filled in.</summary>
    public int WriteMessage(JsonObject message, long chatId = 77, long? userId = null, string chatType = "private")
    {
        lock (gate)
        {
            var chat = FindOrAddChat(chatId, chatType);
            if (message["chat"] is JsonObject given)
            {
                chat.Type = Text(given, "type") ?? chat.Type;
                chat.Title = Text(given, "title") ?? chat.Title;
                chat.IsForum |= Text(given, "is_forum") == "true";
            }

            if (chat.UpgradedTo is not null)
            {
                throw new InvalidOperationException("Nobody writes in a group that became a supergroup.");
            }

            if (Number(message, "message_thread_id") is { } topic)
            {
                chat.Topics.Add((int)topic);
                chat.IsForum |= Text(message, "is_topic_message") == "true" && !chat.IsPrivate;
            }

            var from = userId ?? chatId;
            LastMessageId = nextMessageId++;
            message["message_id"] = LastMessageId;
            message["date"] = time.GetUtcNow().ToUnixTimeSeconds();
            message["chat"] ??= chat.Describe();
            message["from"] ??= DescribePerson(from);
            NoteEntities(message);
            if (Text(message["from"]!.AsObject(), "is_bot") != "true" && Number(message["from"]!.AsObject(), "id") is { } person)
            {
                people.Add(person);
                chat.Members.TryAdd(person, "member");
            }

            written.Add(LastMessageId, message.DeepClone().AsObject());
            return Happen("message", message, QueueOf(chatId));
        }
    }

    /// <summary>A person changes the text of a message written before. Returns the update's id.</summary>
    public int Edit(int messageId, string text, long chatId, long? userId = null, string chatType = "private")
    {
        lock (gate)
        {
            if (!written.TryGetValue(messageId, out var message)
                || Number(message["chat"]!.AsObject(), "id") != chatId
                || (userId is not null && Number(message["from"]!.AsObject(), "id") != userId))
            {
                throw new InvalidOperationException($"Nobody wrote message {messageId} in a {chatType} chat {chatId}.");
            }

            message["text"] = text;

            // #message: "Date the message was last edited in Unix time"
            message["edit_date"] = time.GetUtcNow().ToUnixTimeSeconds();
            message.Remove("entities");
            NoteEntities(message);
            return Happen("edited_message", message.DeepClone().AsObject(), QueueOf(chatId));
        }
    }

    /// <summary>Somebody deletes a message.</summary>
    public void Delete(int messageId) => Read(() => shown.Remove(messageId) | written.Remove(messageId));

    /// <summary>A person presses a button of the bot's message as it is now. Returns the update's id.</summary>
    public int Press(BotApiMessage message, string label, long userId)
    {
        lock (gate)
        {
            if (!shown.TryGetValue(message.Id, out var now))
            {
                throw new InvalidOperationException("The message is gone.");
            }

            var query = BeginPress(now, label, userId);
            query["message"] = Describe(now);
            return Happen("callback_query", query, QueueOf(now.ChatId));
        }
    }

    /// <summary>A person presses a button of a message that was posted from an inline result. Returns the update's id.</summary>
    public int PressInline(string inlineMessageId, string label, long userId)
    {
        lock (gate)
        {
            var query = BeginPress(inline[inlineMessageId], label, userId);
            query["inline_message_id"] = inlineMessageId;
            return Happen("callback_query", query, QueueOf(userId));
        }
    }

    /// <summary>#callbackquery</summary>
    private JsonObject BeginPress(BotApiMessage message, string label, long userId)
    {
        var button = message.Keyboard.SelectMany(row => row).FirstOrDefault(b => b.Text == label)
            ?? throw new InvalidOperationException($"There is no button {label}; there are: {string.Join(", ", message.Keyboard.SelectMany(row => row).Select(b => b.Text))}.");
        people.Add(userId);
        return new JsonObject
        {
            ["id"] = BeginQuery(),
            ["from"] = DescribePerson(userId),
            ["chat_instance"] = "-4611686018427387904",
            ["data"] = button.Data ?? throw new InvalidOperationException($"The button {label} sends nothing to the bot."),
        };
    }

    private static string QueueOf(long id) => FormattableString.Invariant($"chat {id}");

    // #messageentity: offsets and lengths are counted in UTF-16 code units, as this language counts.
    private static void NoteEntities(JsonObject message)
    {
        if (message.ContainsKey("entities") || Text(message, "text") is not { } text)
        {
            return;
        }

        var entities = new JsonArray([
            .. CommandAtStart.Matches(text).Select(m => (JsonNode)Entity("bot_command", m)),
            .. Mention.Matches(text).Select(m => (JsonNode)Entity("mention", m)),
        ]);
        if (entities.Count > 0)
        {
            message["entities"] = entities;
        }

        static JsonObject Entity(string type, Match match) => new() { ["type"] = type, ["offset"] = match.Index, ["length"] = match.Length };
    }

    [GeneratedRegex("^/[A-Za-z0-9_]{1,64}(@[A-Za-z0-9_]{3,32})?(?![A-Za-z0-9_@])", RegexOptions.CultureInvariant)]
    private static partial Regex CommandAtStart { get; }

    [GeneratedRegex(@"(?<![\w@/])@[A-Za-z0-9_]{3,32}(?!\w)", RegexOptions.CultureInvariant)]
    private static partial Regex Mention { get; }
}
