using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace SpaceNewsBot.Tests.Support.Telegram;

/// <content>Queries: pressed buttons (#callbackquery) and inline mode (#inline-mode).</content>
internal sealed partial class BotApiServer
{
    private const string TooOld = "query is too old and response timeout expired or query ID is invalid";

    // For so long the server takes an answer.
    private static readonly TimeSpan _answerTime = TimeSpan.FromSeconds(15);

    private readonly Dictionary<string, DateTimeOffset> queries = [];
    private readonly Dictionary<int, (string Id, string Text, long UserId)> asked = [];
    private readonly Dictionary<string, JsonObject> inlineAnswers = [];
    private readonly Dictionary<string, BotApiMessage> inline = [];
    private readonly List<(string Id, string? Text, bool IsAlert, string? Url)> acknowledged = [];
    private long nextQueryId = 473_289_115_700_001;

    /// <summary>The answers to pressed buttons, in order.</summary>
    public IReadOnlyList<(string Id, string? Text, bool IsAlert, string? Url)> Acknowledged => Read(() => acknowledged.ToList());

    /// <summary>The messages that people posted from inline results, as they are now, by their inline_message_id.</summary>
    public IReadOnlyDictionary<string, BotApiMessage> Inline => Read(() => inline.ToImmutableDictionary());

    /// <summary>A person writes the bot's name and a query in some chat (#inlinequery). Returns the update's id.</summary>
    public int Ask(string query, long userId, string chatType = "private")
    {
        lock (gate)
        {
            people.Add(userId);
            var id = BeginQuery();
            var update = Happen("inline_query", new JsonObject
            {
                ["id"] = id,
                ["from"] = DescribePerson(userId),
                ["query"] = query,
                ["offset"] = "",
                ["chat_type"] = chatType,
            }, InlineQueueOf(userId));
            asked[update] = (id, query, userId);
            return update;
        }
    }

    /// <summary>What the bot offered for a query, once it has: the arguments of its answerInlineQuery.</summary>
    public async Task<JsonObject> InlineAnswerAsync(int updateId)
    {
        var id = Read(() => asked[updateId].Id);
        try
        {
            await UntilAsync(s => s.Read(() => inlineAnswers.ContainsKey(id)), CancellationToken.None);
        }
        catch (TimeoutException late)
        {
            throw new TimeoutException($"The query has no answer. Refused: {string.Join(" | ", Refusals)}", late);
        }

        return Read(() => inlineAnswers[id].DeepClone().AsObject());
    }

    /// <summary>
    /// A person posts one of the results of a query. It then stands in <see cref="Inline"/>. With inline feedback on
    /// (core.telegram.org/bots/inline#collecting-feedback) the bot is told, and gets the message's id if there are buttons below it
    /// (#choseninlineresult). Without it there is no update, and its id is 0.
    /// </summary>
    public (int UpdateId, string InlineMessageId) Choose(int askUpdateId, int index, bool withFeedback = true)
    {
        lock (gate)
        {
            var (queryId, query, userId) = asked[askUpdateId];
            if (!inlineAnswers.TryGetValue(queryId, out var answer))
            {
                throw new InvalidOperationException("Nothing was offered.");
            }

            var result = answer["results"]!.AsArray()[index]!.AsObject();
            var text = BotApiText.Read(result["input_message_content"]!.AsObject(), "message_text").Text!;
            var keyboard = BotApiKeyboard.Read(result["reply_markup"]).Rows;
            var id = string.Create(CultureInfo.InvariantCulture, $"BAAA{nextQueryId++:x}");
            inline[id] = new BotApiMessage(0, 0, null, text.Raw, text.Shown, text.Entities, text.HasPreview, time.GetUtcNow()) { Keyboard = keyboard };
            if (!withFeedback)
            {
                Notify();
                return (0, id);
            }

            var chosen = new JsonObject { ["result_id"] = Text(result, "id"), ["from"] = DescribePerson(userId), ["query"] = query };
            if (keyboard.Length > 0)
            {
                // #choseninlineresult: "Available only if there is an inline keyboard attached to the message."
                chosen["inline_message_id"] = id;
            }

            return (Happen("chosen_inline_result", chosen, InlineQueueOf(userId)), id);
        }
    }

    // What happens outside of any chat waits for no chat.
    private static string InlineQueueOf(long userId) => FormattableString.Invariant($"inline {userId}");

    private string BeginQuery()
    {
        var id = nextQueryId++.ToString(CultureInfo.InvariantCulture);
        queries[id] = time.GetUtcNow();
        return id;
    }

    /// <summary>Whether a query still waits for its answer: it gets one, and soon.</summary>
    private bool Waits(string? id) => id is not null && queries.TryGetValue(id, out var at) && time.GetUtcNow() - at <= _answerTime;

    private BotApiOutcome AnswerCallbackQuery(JsonObject arguments)
    {
        var (id, text, url) = (Text(arguments, "callback_query_id"), Text(arguments, "text"), Text(arguments, "url"));
        if (text?.Length > 200)
        {
            // #answercallbackquery: "0-200 characters"
            return BotApiOutcome.BadRequest("MESSAGE_TOO_LONG");
        }

        if (!string.IsNullOrEmpty(url) && !OwnLink.IsMatch(url))
        {
            // #answercallbackquery: "you may use links like t.me/your_bot?start=XXXX that open your bot with a parameter";
            // core.telegram.org/bots/features#deep-linking: A-Z, a-z, 0-9, _ and -, up to 64 characters.
            return BotApiOutcome.BadRequest("URL_INVALID");
        }

        if (!Waits(id))
        {
            return BotApiOutcome.BadRequest(TooOld);
        }

        queries.Remove(id!);
        acknowledged.Add((id!, text, Text(arguments, "show_alert") == "true", url));
        return BotApiOutcome.True;
    }

    private BotApiOutcome AnswerInlineQuery(JsonObject arguments)
    {
        var id = Text(arguments, "inline_query_id");
        if (FindFaultOfAnswer(arguments) is { } fault)
        {
            return BotApiOutcome.BadRequest(fault);
        }

        if (!Waits(id))
        {
            return BotApiOutcome.BadRequest(TooOld);
        }

        queries.Remove(id!);
        inlineAnswers[id!] = arguments.DeepClone().AsObject();
        return BotApiOutcome.True;
    }

    private static string? FindFaultOfAnswer(JsonObject arguments)
    {
        if (arguments.ContainsKey("cache_time") && Number(arguments, "cache_time") is not >= 0)
        {
            // #answerinlinequery: "The maximum amount of time in seconds"; the real server takes the nearest time that it allows.
            return "cache_time must be at least 0 (core.telegram.org/bots/api#answerinlinequery)";
        }

        if (Text(arguments, "next_offset") is { } offset && Encoding.UTF8.GetByteCount(offset) > 64)
        {
            // #answerinlinequery: "Offset length can't exceed 64 bytes."
            return "NEXT_OFFSET_INVALID";
        }

        if (arguments["button"] is { } button && FindFaultOfButton(button) is { } wrong)
        {
            return wrong;
        }

        if (arguments["results"] is not JsonArray results)
        {
            return "expected an Array of inline query results";
        }

        if (results.Count > 50)
        {
            // #answerinlinequery: "No more than 50 results per query are allowed."
            return "too many inline query results specified";
        }

        if (results.Select(FindFaultOfResult).FirstOrDefault(f => f is not null) is { } fault)
        {
            return fault;
        }

        // #inlinequeryresultarticle: "Unique identifier for this result, 1-64 Bytes"
        var ids = results.Select(r => Text(r!.AsObject(), "id")!).ToList();
        return ids.Any(i => Encoding.UTF8.GetByteCount(i) is < 1 or > 64) ? "RESULT_ID_INVALID"
            : ids.Distinct(StringComparer.Ordinal).Count() < ids.Count ? "RESULT_ID_DUPLICATE"
            : null;
    }

    private static string? FindFaultOfButton(JsonNode node)
    {
        const string Unreadable = "can't parse inline query results button: ";
        if (node is not JsonObject button)
        {
            return Unreadable + "InlineQueryResultsButton must be an Object";
        }

        // #inlinequeryresultsbutton: "Deep-linking parameter for the /start message sent to the bot when a user presses the button.
        // 1-64 characters, only A-Z, a-z, 0-9, _ and - are allowed."
        return string.IsNullOrEmpty(Text(button, "text")) ? Unreadable + "Can't find field \"text\""
            : Text(button, "start_parameter") is not { } parameter ? Unreadable + "InlineQueryResultsButton must have exactly one optional field"
            : !StartParameter.IsMatch(parameter) ? "START_PARAM_INVALID"
            : null;
    }

    private static string? FindFaultOfResult(JsonNode? node)
    {
        const string Unreadable = "can't parse inline query result: ";
        if (node is not JsonObject result)
        {
            return Unreadable + "Inline query result must be an object";
        }

        if (Text(result, "id") is null)
        {
            return Unreadable + "Can't find field \"id\"";
        }

        if (Text(result, "type") is not "article")
        {
            // #inlinequeryresult lists the types; of these the bot uses one, and the server knows no other.
            return Unreadable + "unallowed inline query result type specified";
        }

        if (Text(result, "title") is not { } title)
        {
            return Unreadable + "Can't find field \"title\"";
        }

        if (title.Length == 0)
        {
            return "ARTICLE_TITLE_EMPTY";
        }

        if (result["input_message_content"] is not JsonObject content || !content.ContainsKey("message_text"))
        {
            return Unreadable + "Can't find field \"message_text\"";
        }

        // #inputtextmessagecontent: "Text of the message to be sent, 1-4096 characters"
        return (BotApiText.Read(content, "message_text").Refusal ?? BotApiKeyboard.Read(result["reply_markup"]).Refusal) is { } refusal
            ? refusal is "BUTTON_DATA_INVALID" ? refusal : Unreadable + refusal
            : null;
    }

    [GeneratedRegex(@"^(https?://)?(t|telegram)\.me/" + BotName + @"\?start=[A-Za-z0-9_-]{1,64}$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex OwnLink { get; }

    [GeneratedRegex("^[A-Za-z0-9_-]{1,64}$", RegexOptions.CultureInvariant)]
    private static partial Regex StartParameter { get; }
}
