using System.Text.Json.Nodes;
using Xunit;

namespace SpaceNewsBot.Tests.Support.Telegram;

/// <summary>The tests' Telegram refuses what the Bot API's documentation forbids, and does what it says.</summary>
public sealed class BotApiServerTests : IAsyncLifetime
{
    private const long Forum = -1001;
    private const long Group = -1002;

    private static readonly string _unknownQuery = """{"callback_query_id":"1"}""";
    private readonly ObservedTime time = new();
    private BotApiServer server = null!;
    private BotApiCaller bot = null!;

    public static TheoryData<string, string, string> Broken => new()
    {
        { "sendMessage", """{"text":"x"}""", "chat_id is empty" },
        { "sendMessage", """{"chat_id":4,"text":"x"}""", "chat not found" },
        { "sendMessage", """{"chat_id":77,"text":" "}""", "message text is empty" },
        { "sendMessage", $$"""{"chat_id":77,"text":"{{new string('x', 4_097)}}"}""", "message is too long" },
        { "sendMessage", """{"chat_id":77,"text":"<b>x","parse_mode":"HTML"}""", "can't parse entities: Can't find end tag corresponding to start tag \"b\"" },
        { "sendMessage", """{"chat_id":77,"text":"x","reply_parameters":{"message_id":9999}}""", "message to be replied not found" },
        { "sendMessage", $$"""{"chat_id":{{Forum}},"text":"x","message_thread_id":5}""", "message thread not found" },
        { "sendMessage", Buttons("""[[{"text":"a"}]]"""), "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard" },
        { "sendMessage", Buttons("""[[{"callback_data":"a"}]]"""), "can't parse inline keyboard button: Can't find field \"text\"" },
        { "sendMessage", Buttons("""[[{"text":"","callback_data":"a"}]]"""), "the text of a button is empty (core.telegram.org/bots/api#inlinekeyboardbutton)" },
        { "sendMessage", Buttons("""[[{"text":"a","callback_data":"a","url":"https://example.org"}]]"""), "exactly one of a button's actions must be used (core.telegram.org/bots/api#inlinekeyboardbutton)" },
        { "sendMessage", Buttons($$"""[[{"text":"a","callback_data":"{{new string('é', 33)}}"}]]"""), "BUTTON_DATA_INVALID" },
        { "sendMessage", Buttons("""[[{"text":"a","url":"javascript:x"}]]"""), "inline keyboard button URL 'javascript:x' is invalid: Wrong HTTP URL" },
        { "sendMessage", Buttons($"[[{Many(9)}]]"), "a row has 9 buttons, and Telegram's servers keep 8 (core.telegram.org/bots/api#inlinekeyboardbutton)" },
        { "sendMessage", Buttons($"[{string.Join(',', Enumerable.Repeat($"[{Many(8)}]", 13))}]"), "reply markup is too long" },
        { "sendMessage", Buttons("""[{"text":"a","callback_data":"a"}]"""), "field \"inline_keyboard\" of the InlineKeyboardMarkup must be an Array of Arrays" },
        { "editMessageText", """{"text":"x"}""", "message identifier is not specified" },
        { "editMessageText", """{"chat_id":77,"text":"x"}""", "message identifier is not specified" },
        { "editMessageText", """{"chat_id":77,"message_id":9999,"text":"x"}""", "message to edit not found" },
        { "editMessageText", """{"chat_id":77,"message_id":501,"text":"x"}""", "message can't be edited" },
        { "editMessageText", """{"inline_message_id":"x","text":"x"}""", "MESSAGE_ID_INVALID" },
        { "editMessageReplyMarkup", """{"chat_id":77,"message_id":9999}""", "message to edit not found" },
        { "answerCallbackQuery", _unknownQuery, "query is too old and response timeout expired or query ID is invalid" },
        { "answerCallbackQuery", $$"""{"callback_query_id":"1","text":"{{new string('x', 201)}}"}""", "MESSAGE_TOO_LONG" },
        { "answerCallbackQuery", """{"callback_query_id":"1","url":"https://example.org/?start=a"}""", "URL_INVALID" },
        { "answerCallbackQuery", """{"callback_query_id":"1","url":"t.me/SpaceNewsTestBot?start=a.b"}""", "URL_INVALID" },
        { "answerInlineQuery", """{"inline_query_id":"1","results":[]}""", "query is too old and response timeout expired or query ID is invalid" },
        { "answerInlineQuery", $$"""{"inline_query_id":"1","results":[{{string.Join(',', Enumerable.Repeat("{}", 51))}}]}""", "too many inline query results specified" },
        { "answerInlineQuery", Offer(Article("a"), Article("a")), "RESULT_ID_DUPLICATE" },
        { "answerInlineQuery", Offer(Article(new string('x', 65))), "RESULT_ID_INVALID" },
        { "answerInlineQuery", Offer("""{"type":"article","id":"a","input_message_content":{"message_text":"x"}}"""), "can't parse inline query result: Can't find field \"title\"" },
        { "answerInlineQuery", Offer("""{"type":"article","id":"a","title":"","input_message_content":{"message_text":"x"}}"""), "ARTICLE_TITLE_EMPTY" },
        { "answerInlineQuery", Offer("""{"type":"article","id":"a","title":"x"}"""), "can't parse inline query result: Can't find field \"message_text\"" },
        { "answerInlineQuery", Offer("""{"type":"article","id":"a","title":"x","input_message_content":{"message_text":"<i>","parse_mode":"HTML"}}"""), "can't parse inline query result: can't parse entities: Can't find end tag corresponding to start tag \"i\"" },
        { "answerInlineQuery", """{"inline_query_id":"1","results":[],"cache_time":-1}""", "cache_time must be at least 0 (core.telegram.org/bots/api#answerinlinequery)" },
        { "answerInlineQuery", """{"inline_query_id":"1","results":[],"button":{"text":"x","start_parameter":""}}""", "START_PARAM_INVALID" },
        { "answerInlineQuery", """{"inline_query_id":"1","results":[],"button":{"text":"x"}}""", "can't parse inline query results button: InlineQueryResultsButton must have exactly one optional field" },
        { "sendChatAction", """{"chat_id":77,"action":"thinking"}""", "wrong parameter action in request" },
        { "getChatMember", """{"chat_id":4,"user_id":5}""", "chat not found" },
        { "getChatMember", $$"""{"chat_id":{{Group}},"user_id":6}""", "user not found" },
        { "getChatMember", $$"""{"chat_id":{{Group}}}""", "invalid user_id specified" },
        { "getChatAdministrators", """{"chat_id":77}""", "there are no administrators in the private chat" },
        { "getFile", """{"file_id":"nothing"}""", "invalid file_id" },
        { "setMyCommands", """{"commands":[{"command":"Ask","description":"x"}]}""", "BOT_COMMAND_INVALID" },
        { "setMyCommands", """{"commands":[{"command":"ask","description":""}]}""", "BOT_COMMAND_DESCRIPTION_INVALID" },
        { "setMyCommands", """{"commands":[],"scope":{"type":"chat","chat_id":4}}""", "chat not found" },
        { "setMyCommands", """{"commands":[],"scope":{"type":"everybody"}}""", "can't parse BotCommandScope: Unsupported type specified" },
        { "setWebhook", """{"url":"http://example.org/hook"}""", "bad webhook: An HTTPS URL must be provided for webhook" },
        { "setWebhook", """{"url":"https://example.org:8080/hook"}""", "bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443" },
        { "setWebhook", """{"url":"https://example.org/hook","secret_token":"a b"}""", "secret token contains unallowed characters" },
        { "setWebhook", $$"""{"url":"https://example.org/hook","secret_token":"{{new string('x', 257)}}"}""", "secret token is too long" },
        { "setWebhook", """{"url":"https://example.org/hook","max_connections":101}""", "max_connections must be between 1 and 100 (core.telegram.org/bots/api#setwebhook)" },
        { "getUpdates", """{"limit":101}""", "limit must be between 1 and 100" },
    };

    public async ValueTask InitializeAsync()
    {
        server = await BotApiServer.StartAsync(time);
        bot = new BotApiCaller(server);
        server.Write("Hello", 77);
        server.AddGroup(Forum, isForum: true);
        server.AddGroup(Group);
    }

    public async ValueTask DisposeAsync()
    {
        bot.Dispose();
        await server.DisposeAsync();
    }

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task Refuses_a_call_that_breaks_a_rule_and_says_which(string method, string arguments, string rule)
    {
        var refusal = await bot.RefusalAsync(method, arguments);

        Assert.Equal((400, $"Bad Request: {rule}"), refusal);
        Assert.Equal($"{method}: Bad Request: {rule}", Assert.Single(server.Refusals));
        Assert.Empty(server.Sent);
    }

    [Fact]
    public async Task Knows_no_other_method_and_no_other_token()
    {
        var unknown = await bot.RefusalAsync("sendPigeon");
        var (stranger, _) = await bot.CallAsync("getMe", token: "1:another");

        Assert.Equal((404, "Not Found: method not found"), unknown);
        Assert.Equal(401, stranger);
    }

    [Fact]
    public async Task Lets_nobody_begin_a_conversation_with_somebody_who_is_only_known_from_a_group()
    {
        server.Write("/ask Who?", Group, 5);

        var refusal = await bot.RefusalAsync("sendMessage", """{"chat_id":5,"text":"x"}""");

        Assert.Equal((403, "Forbidden: bot can't initiate conversation with a user"), refusal);
    }

    [Fact]
    public async Task A_group_that_became_a_supergroup_is_only_reached_by_its_new_id()
    {
        server.AddGroup(-5, "group");
        server.SetMember(-5, 9, "creator");

        var first = server.Upgrade(-5, -1005);
        var (status, reply) = await bot.CallAsync("sendMessage", """{"chat_id":-5,"text":"x"}""");
        var taken = await bot.ResultAsync("sendMessage", """{"chat_id":-1005,"text":"x"}""");
        var owner = await bot.ResultAsync("getChatMember", """{"chat_id":-1005,"user_id":9}""");

        Assert.Equal((400, "Bad Request: group chat was upgraded to a supergroup chat"), (status, (string)reply["description"]!));
        Assert.Equal(-1005, (long)reply["parameters"]!["migrate_to_chat_id"]!);
        Assert.Equal("supergroup", (string)taken["chat"]!["type"]!);
        Assert.Equal("creator", (string)owner["status"]!);
        var messages = (await bot.ResultAsync("getUpdates", $$"""{"offset":{{first}}}""")).AsArray().Select(u => u!["message"]!).ToList();
        Assert.Equal((-5, -1005), ((long)messages[0]["chat"]!["id"]!, (long)messages[0]["migrate_to_chat_id"]!));
        Assert.Equal((-1005, -5), ((long)messages[1]["chat"]!["id"]!, (long)messages[1]["migrate_from_chat_id"]!));
    }

    [Fact]
    public async Task Tells_who_is_in_a_group_and_who_leads_it()
    {
        server.SetMember(Group, 8, "creator");
        server.SetMember(Group, 9, "administrator");
        server.SetMember(Group, 10, "kicked");
        server.SetMember(Group, BotApiServer.BotId, "administrator");

        var kicked = await bot.ResultAsync("getChatMember", $$"""{"chat_id":{{Group}},"user_id":10}""");
        var leaders = (await bot.ResultAsync("getChatAdministrators", $$"""{"chat_id":{{Group}}}""")).AsArray();
        server.SetMember(Group, BotApiServer.BotId, "kicked");
        var outside = await bot.RefusalAsync("sendMessage", $$"""{"chat_id":{{Group}},"text":"x"}""");

        Assert.Equal("kicked", (string)kicked["status"]!);
        Assert.Equal([8, 9], leaders.Select(l => (long)l!["user"]!["id"]!));
        Assert.Equal((403, "Forbidden: bot was kicked from the supergroup chat"), outside);
    }

    [Fact]
    public async Task Replies_in_the_topic_in_which_somebody_wrote()
    {
        server.WriteMessage(new JsonObject { ["text"] = "Who?", ["message_thread_id"] = 12, ["is_topic_message"] = true }, Forum, 5);

        var shown = await bot.ResultAsync("sendMessage", $$"""{"chat_id":{{Forum}},"text":"x","message_thread_id":12,"reply_parameters":{"message_id":{{server.LastMessageId}} } }""");
        await bot.ResultAsync("sendChatAction", $$"""{"chat_id":{{Forum}},"message_thread_id":12,"action":"typing"}""");
        await bot.ResultAsync("sendMessage", """{"chat_id":77,"text":"x","reply_parameters":{"message_id":9999,"allow_sending_without_reply":true}}""");

        Assert.Equal((12, true, "Who?"), ((int)shown["message_thread_id"]!, (bool)shown["is_topic_message"]!, (string)shown["reply_to_message"]!["text"]!));
        Assert.Equal([((int?)12, (int?)server.LastMessageId), (null, null)], server.Messages.Select(m => (m.TopicId, m.RepliesTo)));
        Assert.Equal([(Forum, (int?)12)], server.Typing);
    }

    [Fact]
    public async Task Marks_commands_and_mentions_where_Telegram_does()
    {
        server.Write("/ask@SpaceNewsTestBot Who?", Group, 5);
        server.Write("🚀 @SpaceNewsTestBot who? a@b.example /ask", Group, 5);

        var updates = (await bot.ResultAsync("getUpdates")).AsArray();
        var marked = updates.TakeLast(2).Select(u => u!["message"]!["entities"]!.AsArray().Select(e => ((string)e!["type"]!, (int)e["offset"]!, (int)e["length"]!)));

        Assert.Equal([[("bot_command", 0, 21)], [("mention", 3, 17)]], marked);
    }

    [Fact]
    public async Task Delivers_what_somebody_changes_in_a_message_with_the_time_of_the_change()
    {
        server.Write("Who?", 77);
        var written = server.LastMessageId;
        time.Advance(TimeSpan.FromMinutes(1));

        var update = server.Edit(written, "/ask Who?", 77);
        var edited = (await bot.ResultAsync("getUpdates", $$"""{"offset":{{update}}}"""))[0]!["edited_message"]!;

        Assert.Equal((written, "/ask Who?"), ((int)edited["message_id"]!, (string)edited["text"]!));
        Assert.Equal(60, (long)edited["edit_date"]! - (long)edited["date"]!);
        Assert.Equal("bot_command", (string)edited["entities"]![0]!["type"]!);
        Assert.Throws<InvalidOperationException>(() => server.Edit(9999, "x", 77));
    }

    [Fact]
    public async Task An_edit_has_to_change_the_text_its_form_or_the_buttons()
    {
        const string Plain = """{"chat_id":77,"message_id":502,"text":"x"}""";
        const string WithButton = """{"chat_id":77,"message_id":502,"reply_markup":{"inline_keyboard":[[{"text":"a","callback_data":"a"}]]}}""";
        await bot.ResultAsync("sendMessage", """{"chat_id":77,"text":"x"}""");

        var same = await bot.RefusalAsync("editMessageText", Plain);
        await bot.ResultAsync("editMessageReplyMarkup", WithButton);
        var sameButton = await bot.RefusalAsync("editMessageReplyMarkup", WithButton);
        await bot.ResultAsync("editMessageText", Plain);

        Assert.Equal(same, sameButton);
        Assert.StartsWith("Bad Request: message is not modified", same.Description, StringComparison.Ordinal);
        var shown = Assert.Single(server.Messages);
        Assert.Equal((2, 0), (shown.Edits, shown.Keyboard.Length));
    }

    [Fact]
    public async Task A_pressed_button_comes_with_its_message_and_is_answered_once_and_soon()
    {
        await bot.ResultAsync("sendMessage", Buttons("""[[{"text":"Yes","callback_data":"yes:1"},{"text":"Site","url":"https://example.org"}]]"""));
        var message = Assert.Single(server.Messages);

        var update = server.Press(message, "Yes", 77);
        var query = (await bot.ResultAsync("getUpdates", $$"""{"offset":{{update}}}"""))[0]!["callback_query"]!;
        var answer = $$"""{"callback_query_id":"{{query["id"]}}","text":"Done","show_alert":true,"url":"https://t.me/SpaceNewsTestBot?start=a-b_1"}""";
        await bot.ResultAsync("answerCallbackQuery", answer);
        var again = await bot.RefusalAsync("answerCallbackQuery", answer);

        Assert.Equal(("yes:1", message.Id), ((string)query["data"]!, (int)query["message"]!["message_id"]!));
        Assert.Equal("Yes", (string)query["message"]!["reply_markup"]!["inline_keyboard"]![0]![0]!["text"]!);
        Assert.Equal([((string)query["id"]!, "Done", true, "https://t.me/SpaceNewsTestBot?start=a-b_1")], server.Acknowledged);
        Assert.StartsWith("Bad Request: query is too old", again.Description, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => server.Press(message, "No", 77));
        Assert.Throws<InvalidOperationException>(() => server.Press(message, "Site", 77));
    }

    [Fact]
    public async Task Takes_no_answer_to_a_query_after_fifteen_seconds()
    {
        await bot.ResultAsync("sendMessage", Buttons("""[[{"text":"Yes","callback_data":"yes"}]]"""));
        var update = server.Press(Assert.Single(server.Messages), "Yes", 77);
        var query = (await bot.ResultAsync("getUpdates", $$"""{"offset":{{update}}}"""))[0]!["callback_query"]!;

        time.Advance(TimeSpan.FromSeconds(15.1));
        var late = await bot.RefusalAsync("answerCallbackQuery", $$"""{"callback_query_id":"{{query["id"]}}"}""");

        Assert.Equal((400, "Bad Request: query is too old and response timeout expired or query ID is invalid"), late);
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task Tells_which_offer_was_chosen_only_with_feedback_and_names_its_message_only_with_buttons(bool withFeedback, bool withButtons)
    {
        var update = server.Ask("who?", 5, "supergroup");
        var query = (await bot.ResultAsync("getUpdates", $$"""{"offset":{{update}}}"""))[0]!["inline_query"]!;
        await bot.ResultAsync("answerInlineQuery", Offers((string)query["id"]!, Article("first"), Article("second", withButtons)));

        var answer = await server.InlineAnswerAsync(update);
        var (told, id) = server.Choose(update, 1, withFeedback);
        var waiting = (await bot.ResultAsync("getUpdates", $$"""{"offset":{{update + 1}}}""")).AsArray();

        Assert.Equal("second", (string)answer["results"]![1]!["id"]!);
        Assert.Equal("who? in bold", server.Inline[id].Text);
        Assert.Equal(withFeedback ? 1 : 0, waiting.Count);
        Assert.Equal(withFeedback, told > 0);
        if (withFeedback)
        {
            var chosen = waiting[0]!["chosen_inline_result"]!;
            Assert.Equal(("second", "who?"), ((string)chosen["result_id"]!, (string)chosen["query"]!));
            Assert.Equal(withButtons ? id : null, (string?)chosen["inline_message_id"]);
        }
    }

    [Fact]
    public async Task A_message_posted_from_an_offer_is_pressed_and_edited_by_its_own_id()
    {
        var update = server.Ask("who?", 5);
        var query = (await bot.ResultAsync("getUpdates", $$"""{"offset":{{update}}}"""))[0]!["inline_query"]!;
        await bot.ResultAsync("answerInlineQuery", Offers((string)query["id"]!, Article("first", withButton: true)));
        var (_, id) = server.Choose(update, 0);

        var press = server.PressInline(id, "More", 6);
        var pressed = (await bot.ResultAsync("getUpdates", $$"""{"offset":{{press}}}"""))[0]!["callback_query"]!;
        var result = await bot.ResultAsync("editMessageText", $$"""{"inline_message_id":"{{id}}","text":"Changed"}""");

        Assert.Equal((id, "more"), ((string)pressed["inline_message_id"]!, (string)pressed["data"]!));
        Assert.True((bool)result);
        Assert.Equal(("Changed", 1, 0), (server.Inline[id].Text, server.Inline[id].Edits, server.Inline[id].Keyboard.Length));
        Assert.Throws<InvalidOperationException>(() => server.PressInline(id, "More", 6));
    }

    [Fact]
    public async Task Hands_out_files_up_to_twenty_megabytes()
    {
        server.AddFile("small", "notes.txt", "Quay 4 is shut."u8.ToArray());
        server.AddFile("large", "film.bin", [], (20 << 20) + 1);

        var file = await bot.ResultAsync("getFile", """{"file_id":"small"}""");
        var content = await bot.DownloadAsync((string)file["file_path"]!);
        var refusal = await bot.RefusalAsync("getFile", """{"file_id":"large"}""");

        Assert.Equal((15L, "Quay 4 is shut."), ((long)file["file_size"]!, System.Text.Encoding.UTF8.GetString(content)));
        Assert.Equal(["documents/notes.txt"], server.Downloads);
        Assert.Equal((400, "Bad Request: file is too big"), refusal);
    }

    [Fact]
    public async Task Keeps_a_menu_for_each_scope()
    {
        await bot.ResultAsync("setMyCommands", """{"commands":[{"command":"ask","description":"Ask"}]}""");
        await bot.ResultAsync("setMyCommands", """{"commands":[{"command":"add","description":"Add"}],"scope":{"type":"chat","chat_id":77}}""");
        await bot.ResultAsync("setMyCommands", """{"commands":[{"command":"all","description":"All"}],"scope":{"type":"all_group_chats"}}""");
        await bot.ResultAsync("deleteMyCommands", """{"scope":{"type":"all_group_chats"}}""");

        var own = await bot.ResultAsync("getMyCommands", """{"scope":{"type":"chat","chat_id":"77"}}""");

        Assert.Equal(["chat:77", "default"], server.Menus.Keys.Order());
        Assert.Equal([("add", "Add")], server.Menus["chat:77"]);
        Assert.Equal("add", (string)own[0]!["command"]!);
    }

    [Fact]
    public async Task A_lost_answer_is_that_of_a_call_that_was_carried_out()
    {
        server.Fail("sendMessage", BotApiFault.Lost);

        await Assert.ThrowsAsync<HttpRequestException>(() => bot.CallAsync("sendMessage", """{"chat_id":77,"text":"x"}"""));

        Assert.Equal("x", Assert.Single(server.Messages).Text);
        Assert.Equal([BotApiFault.Lost], server.Faults);
    }

    [Fact]
    public async Task A_slow_answer_comes_when_its_time_has_passed()
    {
        var wait = TimeSpan.FromSeconds(40);
        server.Fail("sendMessage", new BotApiFault(0) { Slow = wait });

        var call = bot.ResultAsync("sendMessage", """{"chat_id":77,"text":"x"}""");
        await time.NextWaitAsync(TestContext.Current.CancellationToken);
        var wasThere = call.IsCompleted;
        time.Advance(wait);

        Assert.False(wasThere);
        Assert.Equal("x", (string)(await call)["text"]!);
    }

    [Fact]
    public async Task Updates_of_a_kind_that_the_bot_did_not_ask_for_never_come()
    {
        var all = await bot.ResultAsync("getUpdates", """{"offset":-1,"allowed_updates":["message"]}""");

        server.Ask("who?", 5);

        Assert.Single(all.AsArray());
        Assert.Single(server.Waiting);
    }

    [Fact]
    public async Task A_query_that_nobody_fetched_for_half_a_minute_is_gone()
    {
        server.Ask("who?", 5);

        time.Advance(TimeSpan.FromSeconds(31));
        var updates = await bot.ResultAsync("getUpdates");

        Assert.Equal("Hello", (string)Assert.Single(updates.AsArray())!["message"]!["text"]!);
    }

    private static string Buttons(string rows) => $$"""{"chat_id":77,"text":"x","reply_markup":{"inline_keyboard":{{rows}} } }""";

    private static string Many(int count) => string.Join(',', Enumerable.Repeat("""{"text":"a","callback_data":"a"}""", count));

    private static string Offer(params string[] results) => Offers("1", results);

    private static string Offers(string queryId, params string[] results) => $$"""{"inline_query_id":"{{queryId}}","results":[{{string.Join(',', results)}}]}""";

    private static string Article(string id, bool withButton = false)
    {
        var button = withButton ? ""","reply_markup":{"inline_keyboard":[[{"text":"More","callback_data":"more"}]]}""" : "";
        return $$"""{"type":"article","id":"{{id}}","title":"x","input_message_content":{"message_text":"who? in <b>bold</b>","parse_mode":"HTML"}{{button}}}""";
    }
}
