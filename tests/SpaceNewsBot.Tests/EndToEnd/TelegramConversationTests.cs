using System.Text.Json.Nodes;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Core.Commands;
using SpaceNewsBot.Core.Workspaces;
using SpaceNewsBot.Tests.Support;
using SpaceNewsBot.Tests.Support.Telegram;
using Xunit;

namespace SpaceNewsBot.Tests.EndToEnd;

public class TelegramConversationTests
{
    [Fact]
    public async Task Answers_plain_text_commands_and_follow_ups_in_a_private_chat()
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var folder = new TemporaryFolder();
        await using var server = await BotApiServer.StartAsync();
        await using var bot = await StartAsync(folder, server, cancellation);

        var replies = new List<string>();
        foreach (var text in new[] { "/start", "/help", "/ask Who stopped work?", "why?", "/ask", "/sources", "/nonsense", "Is the moon full?" })
        {
            // One person to each chat, so that the pace of one chat needn't be waited for.
            server.Write(text, chatId: text == "why?" ? 12 : 10 + replies.Count);
            await bot.CompletedAsync(cancellation);
            replies.Add(server.Sent[^1].Text);
        }

        Assert.Equal(ReplyText.Welcome.Text, replies[0]);
        Assert.Equal(ReplyText.HelpFor(Right.Reader).Text, replies[1]);
        Assert.StartsWith("About \"Who stopped work?\": [1]\n\nDockers stopped work.\n[1] Title of harbour", replies[2], StringComparison.Ordinal);
        Assert.StartsWith("About \"Who stopped work? why?\": [1]", replies[3], StringComparison.Ordinal);
        Assert.Equal(ReplyText.EmptyQuestion.Text, replies[4]);
        Assert.Equal("I answer from one source:\n• Title of harbour · revision 1", replies[5]);
        Assert.Equal(ReplyText.UnknownCommand.Text, replies[6]);
        Assert.Equal("The sources don't answer this.\n\nAnswer 8", replies[7]);
        Assert.All(server.Sent, m => Assert.False(m.HasPreview));
    }

    [Fact]
    public async Task Says_in_a_private_chat_that_it_reads_text_alone()
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var folder = new TemporaryFolder();
        await using var server = await BotApiServer.StartAsync();
        await using var bot = await StartAsync(folder, server, cancellation);

        server.WriteMessage(new JsonObject { ["voice"] = new JsonObject { ["file_id"] = "v", ["file_unique_id"] = "u", ["duration"] = 3 } });
        await bot.CompletedAsync(cancellation);

        Assert.Equal(ReplyText.TextOnly.Text, Assert.Single(server.Sent).Text);
    }

    [Fact]
    public async Task Hears_only_its_own_commands_in_a_group_and_no_bots()
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var folder = new TemporaryFolder();
        await using var server = await BotApiServer.StartAsync();
        await using var bot = await StartAsync(folder, server, cancellation);
        const long Group = -1001;
        server.AddGroup(Group, isForum: true);

        server.Write("Who stopped work?", Group, 5, "supergroup");
        server.Write("/ask@OtherBot Who stopped work?", Group, 5, "supergroup");
        server.Write("/audit", Group, 5, "supergroup");
        server.WriteMessage(new JsonObject { ["photo"] = new JsonArray() }, Group, 5, "supergroup");
        server.WriteMessage(new JsonObject { ["new_chat_title"] = "News" }, 9);
        server.WriteMessage(new JsonObject { ["text"] = "Hello", ["from"] = new JsonObject { ["id"] = 6, ["is_bot"] = true, ["first_name"] = "Bot" } }, 6);
        server.WriteMessage(
            new JsonObject
            {
                ["text"] = $"/ask@{BotApiServer.BotName.ToLowerInvariant()} Who stopped work?",
                ["from"] = new JsonObject { ["id"] = 1087968824, ["is_bot"] = true, ["first_name"] = "Group" },
                ["sender_chat"] = new JsonObject { ["id"] = Group, ["type"] = "supergroup", ["title"] = "A group" },
                ["is_topic_message"] = true,
                ["message_thread_id"] = 12,
            },
            Group,
            chatType: "supergroup");
        await bot.CompletedAsync(cancellation);
        await server.UntilAsync(s => s.Waiting.Count == 0, cancellation);

        var reply = Assert.Single(server.Sent);
        Assert.Equal((Group, (int?)12), (reply.ChatId, reply.TopicId));
        Assert.Empty(await bot.Inbox.ReadHeadsAsync(["telegram", "test"], 10, cancellation));
    }

    [Fact]
    public async Task Takes_an_update_whose_number_is_lower_than_the_last_one()
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var folder = new TemporaryFolder();
        var time = new ObservedTime();
        await using var server = await BotApiServer.StartAsync(time);
        await using var bot = await StartAsync(folder, server, cancellation, time);
        server.Write("/help", chatId: 1);
        await bot.CompletedAsync(cancellation);

        // The quiet week: the call that acknowledges ends without an update, and the next one names no offset.
        for (var calls = 0; calls < 2; calls += await time.NextWaitAsync(cancellation) == TimeSpan.FromSeconds(50) ? 1 : 0)
        {
        }

        time.Advance(TimeSpan.FromSeconds(50));
        await server.UntilAsync(s => s.Calls.Count(c => c.Method == "getUpdates") == 3, cancellation);
        server.NextUpdateId(12);
        server.Write("/help", chatId: 2);
        await bot.CompletedAsync(cancellation);

        Assert.Equal([1, 2], server.Sent.Select(m => m.ChatId));
    }

    [Fact]
    public async Task Registers_the_command_table_as_menus()
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var folder = new TemporaryFolder();
        await using var server = await BotApiServer.StartAsync();
        await using var bot = await StartAsync(folder, server, cancellation);
        await server.UntilAsync(s => s.Menus.Count == 3, cancellation);

        Assert.Equal(CommandTable.Menu(CommandSurfaces.PrivateChat, Right.Reader), server.Menus["all_private_chats"]);
        Assert.Equal(CommandTable.Menu(CommandSurfaces.Group, Right.Reader), server.Menus["all_group_chats"]);
        Assert.Equal(CommandTable.Menu(CommandSurfaces.Group, Right.Moderator), server.Menus["all_chat_administrators"]);
    }

    [Fact]
    public async Task Logs_neither_words_nor_the_token()
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var folder = new TemporaryFolder();
        await using var server = await BotApiServer.StartAsync();
        server.Fail("getMe", BotApiFault.HangUp);
        server.Fail("setMyCommands", BotApiFault.BadGateway);
        await using var bot = await StartAsync(folder, server, cancellation);

        server.Write("Who stopped Xylophonists?");
        await bot.CompletedAsync(cancellation);

        Assert.NotEmpty(bot.Log.Text);
        Assert.DoesNotContain("Xylophonists", bot.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Dockers", bot.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(BotApiServer.Token.Split(':')[1], bot.Log.Text, StringComparison.Ordinal);
    }

    private static async Task<TestBot> StartAsync(TemporaryFolder folder, BotApiServer server, CancellationToken cancellationToken, TimeProvider? time = null)
    {
        var bot = new TestBot(folder.Path, server, time: time);
        await bot.Sources.CommitAsync(SampleSources.Commit(HarbourAnswers.SourceId, "Dockers stopped work."), cancellationToken);
        await bot.StartAsync();
        return bot;
    }
}
