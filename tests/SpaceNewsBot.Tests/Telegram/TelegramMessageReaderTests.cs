using System.Text.Json;
using System.Text.Json.Nodes;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Core.Commands;
using SpaceNewsBot.Telegram.Chat;
using SpaceNewsBot.Telegram.Receiving;
using Telegram.Bot;
using Telegram.Bot.Types;
using Xunit;

namespace SpaceNewsBot.Tests.Telegram;

/// <summary>Updates as Telegram writes them (core.telegram.org/bots/api#message), and what is made of them.</summary>
public sealed class TelegramMessageReaderTests
{
    private const string Name = "QuayNewsBot";
    private const string Ours = """{"message_id":30,"date":1646474000,"chat":{"id":-1009,"type":"supergroup","title":"Quay"},"from":{"id":4242,"is_bot":true,"first_name":"Quay News","username":"QuayNewsBot"},"text":"The ferry was halted."}""";
    private const string Theirs = """{"message_id":31,"date":1646474000,"chat":{"id":-1009,"type":"supergroup","title":"Quay"},"from":{"id":6,"is_bot":false,"first_name":"Bo"},"text":"Why was the ferry halted?"}""";
    private const string Document = """{"file_id":"BQAC-1","file_unique_id":"AgAD1","file_name":"ferry.txt","mime_type":"text/plain","file_size":812}""";

    private static readonly TelegramSelf Us = new(4242, Name);
    private static readonly DateTimeOffset Received = new(2022, 3, 5, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Everything_that_a_person_writes_in_private_is_for_us()
    {
        var message = ReadPrivate("""{"text":"Who halted the ferry?"}""")!;

        Assert.Equal(("5", "Who halted the ferry?", "9001", true), (message.UserId, message.Text, message.UpdateId, message.IsPrivate));
        Assert.Equal(new ConversationAddress("telegram", "5"), message.Conversation);
        Assert.Equal((Received, "41"), (message.ReceivedAt, message.MessageId));
        Assert.Null(message.RepliesTo);
        Assert.Null(message.EditedAt);
        Assert.Null(TelegramRoute.ReadMessage(message.Route));
    }

    [Fact]
    public void A_caption_is_what_was_written()
    {
        var photo = """{"photo":[{"file_id":"p","file_unique_id":"u","width":90,"height":60}],"caption":"Where is this?"}""";

        Assert.Equal("Where is this?", ReadPrivate(photo)!.Text);
    }

    [Theory]
    [InlineData("""{"voice":{"file_id":"v","file_unique_id":"u","duration":3}}""")]
    [InlineData("""{"sticker":{"file_id":"s","file_unique_id":"u","type":"regular","width":512,"height":512,"is_animated":false,"is_video":false}}""")]
    [InlineData("""{"location":{"latitude":59.4,"longitude":24.7}}""")]
    public void What_has_no_words_in_private_gets_a_reply_all_the_same(string wordless)
    {
        Assert.Equal("", ReadPrivate(wordless)!.Text);
    }

    [Fact]
    public void What_has_no_words_asks_nothing_that_it_replies_to()
    {
        var voice = $$"""{"voice":{"file_id":"v","file_unique_id":"u","duration":3},"reply_to_message":{{Theirs}}}""";

        Assert.Equal("", ReadPrivate(voice)!.Text);
    }

    [Theory]
    [InlineData("Who halted the ferry?")]
    [InlineData("@OtherBot who halted the ferry?")]
    [InlineData("/ask@OtherBot Who?")]
    [InlineData("/weather")]
    [InlineData("/weather@OtherBot")]
    [InlineData("/help@QuayNewsBotter")]
    public void What_a_group_says_to_others_is_not_for_us(string text)
    {
        Assert.Null(ReadGroup(Written(text)));
    }

    [Theory]
    [InlineData("/ask Who?")]
    [InlineData("/ask@QuayNewsBot Who?")]
    [InlineData("/ASK@quaynewsbot Who?")]
    [InlineData("/sources_add The ferry was halted.")]
    [InlineData("/weather@QuayNewsBot")]
    [InlineData("/help@quaynewsbot")]
    public void A_command_that_is_heard_here_or_names_us_is_for_us(string text)
    {
        var message = ReadGroup(Written(text))!;

        Assert.Equal((text, false), (message.Text, message.IsPrivate));
        Assert.Equal(41, TelegramRoute.ReadMessage(message.Route));
    }

    [Theory]
    [InlineData("@QuayNewsBot who halted it?", "who halted it?")]
    [InlineData("@quaynewsbot who halted it?", "who halted it?")]
    [InlineData("who halted it, @QuayNewsBot", "who halted it,")]
    [InlineData("who, @QUAYNEWSBOT , halted it?", "who,   , halted it?")]
    [InlineData("👩🏽‍🚀🏴󠁧󠁢󠁳󠁣󠁴󠁿 @QuayNewsBot who halted it? 🚢", "👩🏽‍🚀🏴󠁧󠁢󠁳󠁣󠁴󠁿   who halted it? 🚢")]
    [InlineData("@QuayNewsBot @QuayNewsBot who?", "who?")]
    [InlineData("@QuayNewsBot /ask who?", "/ask who?")]
    [InlineData("@QuayNewsBot /nothing of ours", "/nothing of ours")]
    public void A_mention_is_for_us_and_our_name_is_no_part_of_the_question(string text, string question)
    {
        Assert.Equal(question, ReadGroup(Written(text))!.Text);
    }

    [Fact]
    public void A_mention_in_a_caption_is_one()
    {
        var photo = """{"photo":[{"file_id":"p","file_unique_id":"u","width":90,"height":60}],"caption":"@QuayNewsBot where?","caption_entities":[{"type":"mention","offset":0,"length":12}]}""";

        Assert.Equal("where?", ReadGroup(photo)!.Text);
    }

    [Fact]
    public void A_mention_of_somebody_without_a_user_name_is_told_by_its_id()
    {
        const string Text = "Quay News, who halted it?";
        static string By(long id) => $$$"""{"text":"{{{Text}}}","entities":[{"type":"text_mention","offset":0,"length":9,"user":{"id":{{{id}}},"is_bot":true,"first_name":"Quay News"}}]}""";

        Assert.Equal(", who halted it?", ReadGroup(By(4242))!.Text);
        Assert.Null(ReadGroup(By(4243)));
    }

    [Theory]
    [InlineData("""{"text":"Who?","entities":[{"type":"mention","offset":0,"length":99}]}""")]
    [InlineData("""{"text":"Who?","entities":[{"type":"mention","offset":-1,"length":2}]}""")]
    [InlineData("""{"text":"Who?","entities":[{"type":"mention","offset":4,"length":0}]}""")]
    [InlineData("""{"text":"@QuayNewsBot","entities":[{"type":"code","offset":0,"length":12}]}""")]
    public void Where_no_mention_stands_there_is_none(string message)
    {
        Assert.Null(ReadGroup(message));
    }

    [Fact]
    public void A_reply_to_ours_is_for_us_and_says_to_which()
    {
        var message = ReadGroup($$"""{"text":"And why?","reply_to_message":{{Ours}}}""")!;

        Assert.Equal(("And why?", "30"), (message.Text, message.RepliesTo));
    }

    [Fact]
    public void A_reply_to_another_person_is_between_them()
    {
        Assert.Null(ReadGroup($$"""{"text":"I wonder too","reply_to_message":{{Theirs}}}"""));
    }

    [Theory]
    [InlineData("@QuayNewsBot")]
    [InlineData("  @QuayNewsBot ")]
    [InlineData("/ask")]
    [InlineData("/ask@QuayNewsBot")]
    public void Our_name_or_ask_alone_asks_what_it_replies_to(string text)
    {
        var message = ReadGroup(Written(text, $"\"reply_to_message\":{Theirs}"))!;

        Assert.Equal("Why was the ferry halted?", QuestionOf(message));
        Assert.Null(message.RepliesTo);
    }

    [Fact]
    public void Words_of_ones_own_are_the_question_whatever_they_reply_to()
    {
        Assert.Equal("who says so?", QuestionOf(ReadGroup(Written("@QuayNewsBot who says so?", $"\"reply_to_message\":{Theirs}"))!));
        Assert.Equal("Who says so?", QuestionOf(ReadGroup(Written("/ask Who says so?", $"\"reply_to_message\":{Theirs}"))!));
    }

    [Theory]
    [InlineData("/sources remove ferry")]
    [InlineData("/pause@QuayNewsBot")]
    [InlineData("/ask --json Who?")]
    [InlineData("--json Who?")]
    public void A_command_that_another_person_wrote_is_not_given_by_whoever_points_at_it(string command)
    {
        foreach (var pointing in new[] { "@QuayNewsBot", "/ask" })
        {
            var message = ReadGroup(Written(pointing, $"\"reply_to_message\":{Theirs.Replace("Why was the ferry halted?", command, StringComparison.Ordinal)}"))!;

            Assert.Equal(command, QuestionOf(message));
        }
    }

    [Fact]
    public void Of_a_message_that_is_quoted_in_part_the_part_is_the_question()
    {
        var message = ReadGroup(Written("@QuayNewsBot", $$"""
            "reply_to_message":{{Theirs}},"quote":{"text":"the ferry halted?","position":8}
            """))!;

        Assert.Equal("the ferry halted?", QuestionOf(message));
    }

    [Fact]
    public void A_topic_of_a_forum_is_a_conversation_of_its_own()
    {
        var message = ReadGroup(Written("@QuayNewsBot who?", """
            "message_thread_id":17,"is_topic_message":true
            """))!;

        Assert.Equal(new ConversationAddress("telegram", "-1009/17"), message.Conversation);
        Assert.Equal("-1009", message.Conversation.Chat);
    }

    [Fact]
    public void What_a_topic_begins_with_is_replied_to_by_nobody()
    {
        // What is written in a topic comes as a reply to the service message that opened it, here by the bot.
        const string Opening = """
            "message_thread_id":17,"is_topic_message":true,"reply_to_message":{"message_id":17,"date":1646474000,"chat":{"id":-1009,"type":"supergroup","title":"Quay","is_forum":true},"from":{"id":4242,"is_bot":true,"first_name":"Quay News","username":"QuayNewsBot"},"message_thread_id":17,"is_topic_message":true,"forum_topic_created":{"name":"Ferries","icon_color":7322096}}
            """;

        Assert.Null(ReadGroup(Written("Who halted it?", Opening)));
        Assert.Null(ReadGroup(Written("@QuayNewsBot who?", Opening))!.RepliesTo);
        Assert.Equal("", ReadGroup(Written("@QuayNewsBot", Opening))!.Text);
    }

    [Fact]
    public void A_thread_of_replies_outside_forums_is_no_conversation_of_its_own()
    {
        var message = ReadGroup($$"""{"text":"And why?","message_thread_id":30,"reply_to_message":{{Ours}}}""")!;

        Assert.Equal(new ConversationAddress("telegram", "-1009"), message.Conversation);
    }

    [Fact]
    public void An_administrator_who_posts_anonymously_is_the_group()
    {
        var message = ReadGroup(Written("/sources", """
            "from":{"id":1087968824,"is_bot":true,"first_name":"Group","username":"GroupAnonymousBot"},"sender_chat":{"id":-1009,"type":"supergroup","title":"Quay"}
            """))!;

        Assert.Equal("-1009", message.UserId);
    }

    [Theory]
    [InlineData("""{"text":"/ask Who?","is_automatic_forward":true,"sender_chat":{"id":-1005,"type":"channel","title":"Quay"}}""")]
    [InlineData("""{"text":"/ask Who?","via_bot":{"id":4242,"is_bot":true,"first_name":"Quay News","username":"QuayNewsBot"}}""")]
    [InlineData("""{"text":"/ask Who?","via_bot":{"id":777,"is_bot":true,"first_name":"Gif","username":"gif"}}""")]
    [InlineData("""{"text":"/ask Who?","from":{"id":8,"is_bot":true,"first_name":"Other","username":"OtherBot"}}""")]
    [InlineData("""{"new_chat_members":[{"id":4242,"is_bot":true,"first_name":"Quay News","username":"QuayNewsBot"}]}""")]
    [InlineData("""{"new_chat_title":"/ask"}""")]
    [InlineData("""{"pinned_message":{"message_id":3,"date":1646474000,"chat":{"id":-1009,"type":"supergroup","title":"Quay"},"text":"/ask"}}""")]
    [InlineData("""{"forum_topic_created":{"name":"Ferries","icon_color":7322096},"message_thread_id":17,"is_topic_message":true}""")]
    [InlineData("""{"migrate_to_chat_id":-1010}""")]
    public void What_no_person_says_is_no_message(string message)
    {
        Assert.Null(ReadGroup(message));
    }

    [Fact]
    public void Service_messages_and_inline_posts_in_private_are_none_either()
    {
        Assert.Null(ReadPrivate("""{"pinned_message":{"message_id":3,"date":1646474000,"chat":{"id":5,"type":"private","first_name":"Ada"},"text":"Who?"}}"""));
        Assert.Null(ReadPrivate("""{"text":"Who?","via_bot":{"id":4242,"is_bot":true,"first_name":"Quay News","username":"QuayNewsBot"}}"""));
    }

    [Fact]
    public void An_edit_names_its_message_and_its_time()
    {
        var message = ReadPrivate("""{"text":"Who halted the ferry?","edit_date":1646475001}""", "edited_message")!;

        Assert.Equal(("41", DateTimeOffset.FromUnixTimeSeconds(1646475001)), (message.MessageId, message.EditedAt));
    }

    [Fact]
    public void A_source_comes_behind_the_command()
    {
        var values = ValuesOf(ReadPrivate(Written("/source add --title \"Ferry halted\" The ferry was halted on Monday."))!);

        Assert.Equal(("The ferry was halted on Monday.", "Ferry halted"), (values.Find("FILE"), values.Find("--title")));
    }

    [Fact]
    public void A_source_that_begins_like_an_option_stands_behind_dashes()
    {
        var values = ValuesOf(ReadPrivate(Written("/source add --title Ferry -- --title is how it begins.", $"\"reply_to_message\":{Theirs}"))!);

        Assert.Equal(("--title is how it begins.", "Ferry"), (values.Find("FILE"), values.Find("--title")));
    }

    [Theory]
    [InlineData("/source add", null)]
    [InlineData("/sources_add", null)]
    [InlineData("/source@QuayNewsBot add --title \"Ferry halted\"", "Ferry halted")]
    [InlineData("/sources add --title \"Ferry halted\" --reason 'x'", "Ferry halted")]
    public void A_source_may_be_the_message_that_the_command_replies_to(string command, string? title)
    {
        const string Text = "--title Quay\n\nThe \"ferry\" was halted -- on Monday.";

        var values = ValuesOf(ReadGroup(Written(command, $"\"reply_to_message\":{Theirs.Replace("\"Why was the ferry halted?\"", JsonSerializer.Serialize(Text), StringComparison.Ordinal)}"))!);

        Assert.Equal((Text, title), (values.Find("FILE"), values.Find("--title")));
    }

    [Fact]
    public void A_source_may_be_a_caption_that_the_command_replies_to()
    {
        var message = ReadGroup(Written("/source add", $"\"reply_to_message\":{Theirs.Replace("\"text\"", "\"caption\"", StringComparison.Ordinal)}"))!;

        Assert.Equal("Why was the ferry halted?", ValuesOf(message).Find("FILE"));
    }

    [Fact]
    public void A_source_may_be_the_part_of_a_message_that_is_quoted()
    {
        var message = ReadGroup(Written("/source add --title Ferry", $$"""
            "reply_to_message":{{Theirs}},"quote":{"text":"the ferry halted","position":8,"is_manual":true}
            """))!;

        Assert.Equal(("the ferry halted", "Ferry"), (ValuesOf(message).Find("FILE"), ValuesOf(message).Find("--title")));
    }

    [Fact]
    public void Text_behind_the_command_goes_before_what_it_replies_to()
    {
        var message = ReadGroup(Written("/source add The ferry sails again.", $"\"reply_to_message\":{Theirs}"))!;

        Assert.Equal("The ferry sails again.", ValuesOf(message).Find("FILE"));
    }

    [Fact]
    public void Our_own_words_are_no_source()
    {
        Assert.Equal("/source add", ReadGroup(Written("/source add", $"\"reply_to_message\":{Ours}"))!.Text);
    }

    [Fact]
    public void A_change_of_some_words_is_not_made_with_the_message_that_it_replies_to()
    {
        const string Change = "/sources update ferry --replace Monday --with Tuesday";

        Assert.Equal(Change, ReadGroup(Written(Change, $"\"reply_to_message\":{Theirs}"))!.Text);
    }

    [Fact]
    public void A_source_may_be_the_document_that_the_command_replies_to()
    {
        var theirs = Theirs.Replace("\"text\":\"Why was the ferry halted?\"", $"\"document\":{Document},\"caption\":\"Read this\"", StringComparison.Ordinal);

        var message = ReadGroup(Written("/source add --title Ferry", $"\"reply_to_message\":{theirs}"))!;

        Assert.Equal(("/source add --title Ferry", "812:BQAC-1:ferry.txt"), (message.Text, message.Attachment));
    }

    [Fact]
    public void A_source_may_be_the_document_under_which_the_command_stands()
    {
        var message = ReadPrivate($$"""{"document":{{Document}},"caption":"/source add","caption_entities":[{"type":"bot_command","offset":0,"length":7}],"reply_to_message":{{Theirs}}}""")!;

        Assert.Equal(("/source add", "812:BQAC-1:ferry.txt"), (message.Text, message.Attachment));
    }

    [Fact]
    public void A_document_alone_is_no_question()
    {
        var message = ReadPrivate($$"""{"document":{{Document}}}""")!;

        Assert.Equal(("", "812:BQAC-1:ferry.txt"), (message.Text, message.Attachment));
        Assert.Null(ReadGroup($$"""{"document":{{Document}}}"""));
    }

    [Theory]
    [InlineData("/start evidence_12", "/evidence 12")]
    [InlineData("/start facts_12", "/facts 12")]
    [InlineData("/start notify_12", "/notify 12")]
    [InlineData("/start@QuayNewsBot notify_12", "/notify 12")]
    public void The_link_of_a_button_opens_what_it_shows(string text, string command)
    {
        Assert.Equal(command, ReadPrivate(Written(text))!.Text);
    }

    [Theory]
    [InlineData("/start")]
    [InlineData("/start inline")]
    [InlineData("/start rate_12_bad")]
    [InlineData("/start rate_12")]
    [InlineData("/start confirm_12")]
    [InlineData("/start notify_12_13")]
    [InlineData("/start notify_")]
    [InlineData("/start notify_-1")]
    [InlineData("/start notify_1234567890123456789")]
    [InlineData("/start notify_12\n/pause")]
    public void A_link_of_a_strangers_does_nothing_but_say_hello(string text)
    {
        var message = ReadPrivate(Written(text))!;

        Assert.Equal("start", CommandTable.Find(message.Text, CommandSurfaces.PrivateChat, out _, out _)!.Name);
    }

    [Fact]
    public void The_links_that_we_make_are_those_that_we_read()
    {
        foreach (var command in new[] { "/evidence 12", "/notify 12" })
        {
            var parameter = Us.LinkTo(command).Split("?start=")[1];

            Assert.Equal(command, ReadPrivate(Written($"/start {parameter}"))!.Text);
        }
    }

    [Theory]
    [InlineData(77L, null, null)]
    [InlineData(-1001234567890L, null, null)]
    [InlineData(-1001234567890L, 17, null)]
    [InlineData(77L, null, "AAMCAgADGQEAAyhj/_-=")]
    [InlineData(long.MaxValue, int.MaxValue, null)]
    public void An_address_is_read_back_as_it_was(long chat, int? topic, string? inline)
    {
        var address = new TelegramAddress(chat, topic, inline?.Replace("/", "_", StringComparison.Ordinal));

        Assert.Equal(address, TelegramAddress.Of(address.ToConversation()));
        Assert.Equal(chat < 0, address.IsGroup);
    }

    [Fact]
    public void A_persons_address_is_their_private_chat()
    {
        Assert.Equal(TelegramAddress.OfPrivateChat(77), TelegramAddress.Of(ConversationAddress.OfPerson("telegram", "77")));
    }

    private static string QuestionOf(IncomingMessage message)
    {
        var text = message.Text.Trim();
        if (!CommandTable.IsCommand(text))
        {
            return text;
        }

        Assert.Same(CommandTable.Ask, CommandTable.Find(text, CommandSurfaces.Group, out _, out _));
        return ValuesOf(message).Find(CommandTable.QuestionArgument)!;
    }

    private static CommandValues ValuesOf(IncomingMessage message)
    {
        var row = CommandTable.Find(message.Text, message.IsPrivate ? CommandSurfaces.PrivateChat : CommandSurfaces.Group, out _, out var arguments)!;
        return Assert.IsType<CommandParse.Parsed>(CommandParser.Parse(row, arguments)).Values;
    }

    /// <summary>A message with this text, its mentions and commands marked as Telegram does.</summary>
    private static string Written(string text, string? more = null)
    {
        var entities = new JsonArray();
        for (var at = text.IndexOf('@'); at >= 0; at = text.IndexOf('@', at + 1))
        {
            if (at > 0 && char.IsAsciiLetterOrDigit(text[at - 1]))
            {
                // Part of a command.
                continue;
            }

            var end = at + 1;
            while (end < text.Length && char.IsAsciiLetterOrDigit(text[end]))
            {
                end++;
            }

            entities.Add(new JsonObject { ["type"] = "mention", ["offset"] = at, ["length"] = end - at });
        }

        var message = more is null ? [] : JsonNode.Parse($"{{{more}}}")!.AsObject();
        message["text"] = text;
        if (entities.Count > 0)
        {
            message["entities"] = entities;
        }

        return message.ToJsonString();
    }

    private static IncomingMessage? ReadPrivate(string message, string kind = "message") =>
        Read(message, """{"id":5,"type":"private","first_name":"Ada"}""", kind);

    private static IncomingMessage? ReadGroup(string message, string kind = "message") =>
        Read(message, """{"id":-1009,"type":"supergroup","title":"Quay"}""", kind);

    private static IncomingMessage? Read(string message, string chat, string kind)
    {
        var full = JsonNode.Parse(message)!.AsObject();
        full["message_id"] = 41;
        full["date"] = 1646475000;
        full["chat"] = JsonNode.Parse(chat);
        full["from"] ??= JsonNode.Parse("""{"id":5,"is_bot":false,"first_name":"Ada"}""");
        var update = new JsonObject { ["update_id"] = 9001, [kind] = full };
        return TelegramMessageReader.Read(JsonSerializer.Deserialize<Update>(update.ToJsonString(), JsonBotAPI.Options)!, Us, Received);
    }
}
