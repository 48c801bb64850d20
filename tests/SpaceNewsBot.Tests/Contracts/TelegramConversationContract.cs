using System.Text.Json.Nodes;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Core.Sources;
using SpaceNewsBot.Telegram;
using SpaceNewsBot.Tests.Support;
using SpaceNewsBot.Tests.Support.Telegram;
using Xunit;

namespace SpaceNewsBot.Tests.Contracts;

/// <summary>What people see of the bot in Telegram, however the updates reach it.</summary>
public abstract class TelegramConversationContract : IAsyncLifetime
{
    private const string Question = "Why did Russia suspend cooperation on the International Space Station?";
    private const string Unanswerable = "Why was the night ferry suspended?";
    private const string Ferry = "The harbour office of Selm suspended the night ferry on Friday because its engine had failed.";
    private const long Group = -1001;
    private const long Admin = 5;
    private const long Member = 6;

    private readonly TemporaryFolder folder = new();

    private protected BotApiServer Server { get; private set; } = null!;

    private protected TestBot Bot { get; private set; } = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Says how updates arrive.</summary>
    private protected abstract void Configure(TelegramOptions options);

    public async ValueTask InitializeAsync()
    {
        Server = await BotApiServer.StartAsync();
        Server.AddGroup(Group);
        Server.SetMember(Group, Admin, "administrator");
        Server.SetMember(Group, Member, "member");
        Bot = CreateBot();
        await Bot.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Bot.DisposeAsync();

        // The moderator whom the settings name hasn't written to the bot yet.
        Assert.All(Server.Refusals, refusal => Assert.Equal("setMyCommands: Bad Request: chat not found", refusal));
        await Server.DisposeAsync();
        folder.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Answers_a_command_a_mention_and_a_reply_in_a_group_each_below_what_it_answers()
    {
        var command = await SayAsync($"/ask {Question}");
        var named = await SayAsync($"/ask@{BotApiServer.BotName} {Question}");
        var mention = await SayAsync($"@{BotApiServer.BotName.ToUpperInvariant()} {Question}");
        var followUp = await ReplyToAsync(command.Answer, "When?");
        Server.Write("Nobody asked you.", Group, Member, "supergroup");
        Server.Write("/ask@OtherBot Who?", Group, Member, "supergroup");

        Assert.All(new[] { command, named, mention }, said => Assert.Contains("until the sanctions", said.Answer.Text, StringComparison.Ordinal));
        Assert.All(new[] { command, named, mention, followUp }, said => Assert.Equal(said.MessageId, said.Answer.RepliesTo));
        Assert.Contains("Saturday", followUp.Answer.Text, StringComparison.Ordinal);
        Assert.Equal(4, Server.Sent.Count);
        Assert.All(Server.Sent, m => Assert.False(m.HasPreview));
    }

    [Fact]
    public async Task Takes_the_words_that_a_bare_mention_replies_to_for_the_question()
    {
        Server.Write(Question, Group, Member, "supergroup");
        var asked = Server.LastMessageId;

        var answer = (await SayAsync(
            $"@{BotApiServer.BotName}",
            more: new() { ["reply_to_message"] = Message(asked, Question, Member) })).Answer;

        Assert.Contains("until the sanctions", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answers_in_the_topic_of_a_forum_in_which_it_was_asked()
    {
        Server.AddGroup(-1002, isForum: true);

        var answer = (await SayAsync(
            $"@{BotApiServer.BotName} {Question}", -1002, more: new() { ["message_thread_id"] = 12, ["is_topic_message"] = true })).Answer;

        Assert.Equal((-1002L, (int?)12), (answer.ChatId, answer.TopicId));
    }

    [Fact]
    public async Task Sets_quotes_off_and_says_whose_they_are()
    {
        var answer = await AskAsync(Question);

        Assert.Contains("<blockquote expandable>", answer.Html, StringComparison.Ordinal);
        Assert.Matches(@"\[1\] Russia to suspend .* · SpaceNewsBot · revision 1", answer.Text);
        Assert.Equal(["Evidence", "Who, what, why", "👍", "👎"], answer.Keyboard.SelectMany(row => row).Select(b => b.Text));
        Assert.EndsWith("Answer 1", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Buttons_show_quotes_where_they_stand_and_who_did_what()
    {
        var answer = (await SayAsync($"/ask {Question}")).Answer;

        var evidence = await PressAsync(answer, "Evidence");
        var facts = await PressAsync(answer, "Who, what, why");
        await Server.UntilAsync(s => s.Acknowledged.Count == 2, Cancellation);

        Assert.Equal((answer.Id, answer.Id), (evidence.RepliesTo, facts.RepliesTo));
        Assert.StartsWith("[1] Russia to suspend", evidence.Text, StringComparison.Ordinal);
        Assert.Contains("Russia · suspend", facts.Text, StringComparison.Ordinal);
        Assert.All(Server.Acknowledged, a => Assert.Null(a.Text));
    }

    [Fact]
    public async Task A_thumb_is_thanked_for_on_the_spot_and_nothing_is_posted()
    {
        var answer = await AskAsync(Question);

        Server.Press(answer, "👍", 77);
        await Server.UntilAsync(s => s.Acknowledged.Count == 1, Cancellation);
        Server.Press(answer, "👎", 77);
        await Server.UntilAsync(s => s.Acknowledged.Count == 2, Cancellation);

        Assert.Equal("Thank you: it is noted.", Server.Acknowledged[0].Text);
        Assert.Equal("Thank you: it is noted. What is wrong with it? Write /rate 1 bad and your reason.", Server.Acknowledged[1].Text);
        Assert.Single(Server.Sent);
    }

    [Fact]
    public async Task A_press_of_an_outdated_answer_says_so()
    {
        var answer = await AskAsync(Question);

        // Its correction waits for its turn: else it could be there before the press.
        using (await Bot.Part<ReplyTurns>().TakeAsync(NumberOf(answer), Cancellation))
        {
            await Bot.Part<ISourceStore>().RemoveAsync("default", "starter", 1, "command line", "A test needs it.", Cancellation);
            Server.Press(answer, "👍", 77);
            await Server.UntilAsync(s => s.Acknowledged.Count == 1, Cancellation);
        }

        Assert.Contains("This answer is outdated: its source was changed since.", Server.Acknowledged[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_button_whose_answer_is_gone_says_so_and_does_nothing()
    {
        var answer = await AskAsync(Question);
        await AskAsync("/forget-me", 77);

        Server.Press(answer, "Evidence", 77);
        await Server.UntilAsync(s => s.Acknowledged.Count == 1, Cancellation);

        Assert.Equal("There is nothing here any more: ask the question again.", Server.Acknowledged[0].Text);
        Assert.Equal(2, Server.Sent.Count);
    }

    [Fact]
    public async Task Whoever_wants_to_be_told_is_told_in_private()
    {
        var inPrivate = await AskAsync(Unanswerable, 77);
        var inGroup = (await SayAsync($"/ask {Unanswerable}")).Answer;

        Server.Press(inPrivate, "Tell me when the sources say", 77);
        Server.Press(inGroup, "Tell me when the sources say", Member);
        await Server.UntilAsync(s => s.Acknowledged.Count == 2, Cancellation);
        var link = Server.Acknowledged.Select(a => a.Url).OfType<string>().Single();
        var promised = await AskAsync($"/start {link.Split("?start=")[1]}", Member);
        await AddAsync(Ferry);

        Assert.StartsWith($"https://t.me/{BotApiServer.BotName}?start=notify_", link, StringComparison.Ordinal);
        Assert.Contains("write to you in private", promised.Text, StringComparison.Ordinal);
        foreach (var person in new[] { 77, Member })
        {
            await Server.UntilAsync(s => s.Sent.Any(m => m.ChatId == person && m.Text.Contains("engine had failed", StringComparison.Ordinal)), Cancellation);
        }

        // What came by itself is followed up like any answer.
        var told = Server.Sent.Last(m => m.ChatId == Member);
        await AskAsync("Who is Bill Nelson?", Member);
        var day = await AskAsync("When?", Member, new() { ["reply_to_message"] = Message(told.Id, told.Text, BotApiServer.BotId, Member) });
        Assert.Contains("Friday", day.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_reply_is_one_message_whose_pages_are_turned()
    {
        await AddAsync(string.Concat(Enumerable.Range(1, 120).Select(i => $"The harbour office of Selm suspended ferry {i} on Friday because engine {i} had failed.\n\n")));
        await GrantAsync(Admin);
        var added = (await Bot.Sources.ListAsync("default", Cancellation)).Single(s => s.Id != "starter");
        var first = await AskAsync($"/sources show {added.Id} --text", Admin);

        var next = Assert.Single(first.Keyboard.SelectMany(row => row));
        Server.Press(first, next.Text, Admin);
        await Server.UntilAsync(s => s.Shown.Single(m => m.Id == first.Id).Edits == 1, Cancellation);
        var second = Server.Shown.Single(m => m.Id == first.Id);
        Server.Press(second, second.Keyboard[0][0].Text, Admin);
        await Server.UntilAsync(s => s.Shown.Single(m => m.Id == first.Id).Edits == 2 && s.Acknowledged.Count == 2, Cancellation);

        Assert.StartsWith("Next page 2/", next.Text, StringComparison.Ordinal);
        Assert.NotEqual(first.Text, second.Text);
        Assert.Equal(first.Text, Server.Shown.Single(m => m.Id == first.Id).Text);
    }

    [Fact]
    public async Task An_edited_question_is_answered_anew_in_the_same_message()
    {
        var answer = await AskAsync("Who is Bill Nelson?");

        Server.Edit(Server.LastMessageId, Question, 77);
        await Server.UntilAsync(s => s.Shown.Any(m => m.Edits == 1), Cancellation);
        var other = await AskAsync("Who wrote the article?", 78);

        var edited = Server.Shown.Single(m => m.Id == answer.Id);
        Assert.Contains("until the sanctions", edited.Text, StringComparison.Ordinal);
        Assert.EndsWith("Answer 1", edited.Text, StringComparison.Ordinal);
        Assert.Equal([answer.Id, other.Id], Server.Shown.Select(m => m.Id));
    }

    [Fact]
    public async Task A_message_that_becomes_a_question_by_an_edit_is_answered()
    {
        Server.Write($"/ak {Question}", Group, Member, "supergroup");

        Server.Edit(Server.LastMessageId, $"/ask {Question}", Group);
        await Server.UntilAsync(s => s.Sent.Count == 1, Cancellation);

        Assert.Contains("until the sanctions", Server.Sent[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Offers_answers_in_any_chat_and_corrects_the_one_that_was_posted()
    {
        var asked = Server.Ask("Who suspended what, and why?", 77, "group");
        var offered = await Server.InlineAnswerAsync(asked);
        var (_, message) = Server.Choose(asked, 2);
        await Server.UntilAsync(s => s.Inline[message].Edits == 1, Cancellation);
        var posted = Server.Inline[message];
        Server.PressInline(message, "Evidence", 78);
        await Server.UntilAsync(s => s.Acknowledged.Count == 1, Cancellation);
        await Bot.Part<ISourceStore>().RemoveAsync("default", "starter", 1, "command line", "A test needs it.", Cancellation);
        await Server.UntilAsync(s => s.Inline[message].Edits == 2, Cancellation);

        Assert.Equal(5, offered["results"]!.AsArray().Count);
        Assert.Equal((0, true), (offered["cache_time"]!.GetValue<int>(), offered["is_personal"]!.GetValue<bool>()));
        Assert.StartsWith("Who suspended what, and why?\n\n", posted.Text, StringComparison.Ordinal);
        Assert.Contains("[1] Russia to suspend", posted.Text, StringComparison.Ordinal);
        Assert.Equal($"https://t.me/{BotApiServer.BotName}?start=evidence_1", Server.Acknowledged[0].Url);
        Assert.Contains("This answer was corrected", Server.Inline[message].Text, StringComparison.Ordinal);
        Assert.Empty(Server.Sent);
    }

    [Fact]
    public async Task An_inline_answer_that_Telegram_does_not_tell_of_stays_as_it_was_posted()
    {
        var asked = Server.Ask(Question, 77);
        await Server.InlineAnswerAsync(asked);

        var (_, message) = Server.Choose(asked, 0, withFeedback: false);
        await AskAsync("/help");

        Assert.Contains("until the sanctions", Server.Inline[message].Text, StringComparison.Ordinal);
        Assert.Equal(0, Server.Inline[message].Edits);
    }

    [Fact]
    public async Task An_administrator_of_a_linked_group_keeps_the_sources_there_and_a_member_does_not()
    {
        await LinkAsync(Group);

        var refused = (await SayAsync($"/source add {Ferry}")).Answer;
        var preview = (await SayAsync($"/source add --title \"Ferry halted\" {Ferry}", user: Admin)).Answer;
        var stranger = await PressAsync(preview, "Confirm", Member);
        var added = await PressAsync(preview, "Confirm", Admin);
        var answer = (await SayAsync($"/ask {Unanswerable}")).Answer;
        var history = (await SayAsync("/source_history ferry-halted", user: Admin)).Answer;
        var retracted = (await SayAsync($"/retract {NumberOf(answer)} --reason \"It was misread.\"", user: Admin)).Answer;
        await Server.UntilAsync(s => s.Shown.Single(m => m.Id == answer.Id).Edits == 1, Cancellation);
        var paused = (await SayAsync("/pause", user: Admin)).Answer;
        var silent = (await SayAsync($"/ask {Unanswerable}")).Answer;

        Assert.Contains("needs the right of a moderator", refused.Text, StringComparison.Ordinal);
        Assert.Equal(["Confirm", "Cancel"], preview.Keyboard[0].Select(b => b.Text));
        Assert.Contains("needs the right of a moderator", stranger.Text, StringComparison.Ordinal);
        Assert.Equal("Saved: ferry-halted, revision 1.", added.Text);
        Assert.Contains("engine had failed", answer.Text, StringComparison.Ordinal);
        Assert.Contains("telegram:5", history.Text, StringComparison.Ordinal);
        Assert.Contains("is retracted", retracted.Text, StringComparison.Ordinal);
        Assert.StartsWith("This answer was retracted by a moderator", Server.Shown.Single(m => m.Id == answer.Id).Text, StringComparison.Ordinal);
        Assert.Contains("answers no questions until resume", paused.Text, StringComparison.Ordinal);
        Assert.Contains("paused me", silent.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_anonymous_administrator_is_known_by_the_group_itself()
    {
        await LinkAsync(Group);

        var preview = (await SayAsync($"/source add {Ferry}", more: new()
        {
            ["from"] = new JsonObject { ["id"] = 1_087_968_824, ["is_bot"] = true, ["first_name"] = "Group", ["username"] = "GroupAnonymousBot" },
            ["sender_chat"] = new JsonObject { ["id"] = Group, ["type"] = "supergroup", ["title"] = "A group" },
        })).Answer;

        Assert.Contains("Nothing was changed", preview.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_administrator_of_a_group_that_nobody_linked_moderates_nothing()
    {
        var refused = (await SayAsync($"/source add {Ferry}", user: Admin)).Answer;

        Assert.Contains("needs the right of a moderator", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_whom_the_settings_name_moderates_in_private_by_a_file_and_by_a_reply()
    {
        Server.AddFile("f1", "ferry.html", System.Text.Encoding.UTF8.GetBytes($"<html><head><title>Ferry halted</title></head><body><article><h1>Ferry halted</h1><p>{Ferry}</p><p>It is the third time in this year that the ferry does not run, the harbour office wrote.</p></article></body></html>"));
        Server.WriteMessage(new() { ["caption"] = "/source add", ["document"] = Document("f1", "ferry.html") }, 9);
        await Server.UntilAsync(s => s.Sent.Count == 1, Cancellation);
        var byFile = Server.Sent[0];
        Server.Write("The mayor of Selm opened the new bridge on Monday.", 9);
        await Server.UntilAsync(s => s.Sent.Count == 2, Cancellation);
        var byReply = await AskAsync("/source add --title Bridge", 9, new() { ["reply_to_message"] = Message(Server.LastMessageId, "The mayor of Selm opened the new bridge on Monday.", 9, 9) });
        var added = await PressAsync(byFile, "Confirm", 9);
        var addedToo = await PressAsync(byReply, "Confirm", 9);

        Assert.Contains("engine had failed", byFile.Text, StringComparison.Ordinal);
        Assert.Contains("Saved: ferry-halted, revision 1.", added.Text, StringComparison.Ordinal);
        Assert.Contains("Saved: bridge, revision 1.", addedToo.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_cannot_be_a_source_is_refused_in_a_sentence()
    {
        Server.WriteMessage(new() { ["caption"] = "/source add", ["document"] = Document("f1", "ferry.txt", 21L * 1024 * 1024) }, 9);
        await Server.UntilAsync(s => s.Sent.Count == 1, Cancellation);
        Server.WriteMessage(new() { ["document"] = Document("f2", "ferry.txt") }, 9);
        await Server.UntilAsync(s => s.Sent.Count == 2, Cancellation);

        Assert.StartsWith("ferry.txt is too big: Telegram gives bots files of at most 20 MB, and a source has at most 5 MB of text", Server.Sent[0].Text, StringComparison.Ordinal);
        Assert.Contains("with the caption /source add", Server.Sent[1].Text, StringComparison.Ordinal);
        Assert.Empty(Server.Downloads);
    }

    [Fact]
    public async Task A_forwarded_command_is_a_question_and_gives_nobody_a_right()
    {
        await GrantAsync(9, Core.Workspaces.Right.Owner);

        var answer = await AskAsync("/members grant telegram:666 owner", 9, new()
        {
            ["forward_origin"] = new JsonObject
            {
                ["type"] = "user",
                ["date"] = 1_700_000_000,
                ["sender_user"] = new JsonObject { ["id"] = 666, ["is_bot"] = false, ["first_name"] = "Mallory" },
            },
        });

        Assert.StartsWith("The sources ", answer.Text, StringComparison.Ordinal);
        Assert.Equal(
            Core.Workspaces.Right.Reader,
            await Bot.Part<Core.Workspaces.IWorkspaceStore>().GetRightAsync("default", new Core.Workspaces.Actor("telegram", "666"), Cancellation));
    }

    [Theory]
    [InlineData("""{"forward_origin":{"type":"of a newer Bot API","date":1}}""")]
    [InlineData("""{"gift":{"gift":{"id":"1"}}}""")]
    public async Task An_update_that_nobody_can_read_keeps_no_other_waiting(string message)
    {
        var unread = Server.WriteMessage(JsonNode.Parse(message)!.AsObject(), 90);

        var answer = await AskAsync(Question, 91);
        await Server.UntilAsync(s => !s.Waiting.Contains(unread), Cancellation);

        Assert.Contains("until the sanctions", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_turn_that_comes_late_does_not_bring_back_what_was_edited_away()
    {
        await AddAsync(string.Concat(Enumerable.Range(1, 120).Select(i => $"The harbour office of Selm suspended ferry {i} on Friday because engine {i} had failed.\n\n")));
        await GrantAsync(Admin);
        var added = (await Bot.Sources.ListAsync("default", Cancellation)).Single(s => s.Id != "starter");
        var (id, first) = await SayAsync($"/sources show {added.Id} --text", Admin, Admin, "private");
        Server.Fail("editMessageText", BotApiFault.BadGateway with { Slow = TimeSpan.FromSeconds(1) });
        Server.Press(first, first.Keyboard[0][0].Text, Admin);
        await Server.UntilAsync(s => s.Calls.Any(c => c.Method == "editMessageText"), Cancellation);

        Server.Edit(id, Question, Admin);
        await Server.UntilAsync(s => s.Shown.Single(m => m.Id == first.Id).Edits == 1, Cancellation);
        await AskAsync("/help", Admin);

        Assert.Contains("until the sanctions", Server.Shown.Single(m => m.Id == first.Id).Text, StringComparison.Ordinal);
        Assert.Equal(1, Server.Shown.Single(m => m.Id == first.Id).Edits);
    }

    [Fact]
    public async Task A_correction_after_a_groups_upgrade_replies_to_no_strangers_message()
    {
        Server.AddGroup(-9, "group");
        await SayAsync($"/ask {Question}", -9, Admin, "group");
        await Bot.CompletedAsync(Cancellation);
        Server.Upgrade(-9, -1009);

        await Bot.Sources.RemoveAsync("default", "starter", 1, "command line", "A test needs it.", Cancellation);
        await Server.UntilAsync(s => s.Sent.Any(m => m.ChatId == -1009), Cancellation);

        var correction = Server.Sent.Single(m => m.ChatId == -1009);
        Assert.Contains("This answer was corrected", correction.Text, StringComparison.Ordinal);
        Assert.Null(correction.RepliesTo);
    }

    [Fact]
    public async Task An_offer_that_was_chosen_is_corrected_as_that_offer()
    {
        await Bot.Sources.RemoveAsync("default", "starter", 1, "command line", "A test needs room.", Cancellation);
        await AddAsync($"{Ferry} The harbour office of Selm also suspended the car ferry on Monday because a pier had broken.");
        var asked = Server.Ask("Who suspended what, and why?", 77, "group");
        await Server.InlineAnswerAsync(asked);
        var (_, message) = Server.Choose(asked, 1);
        await Server.UntilAsync(s => s.Inline[message].Edits == 1, Cancellation);
        var id = (await Bot.Sources.ListAsync("default", Cancellation)).Single(s => s.Id != "starter").Id;

        await new SourceEditor(Bot.Sources, TimeProvider.System).EditAsync(
            new SourceChange.Replace("default", id, "engine had failed", "pump had failed", "command line", "A test needs it."), Cancellation);
        await Server.UntilAsync(s => s.Inline[message].Edits == 2, Cancellation);

        Assert.Contains("pump had failed", Server.Inline[message].Text, StringComparison.Ordinal);
        Assert.DoesNotContain("car ferry", Server.Inline[message].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_hides_behind_a_group_is_not_promised_a_private_message()
    {
        await SayAsync($"/ask {Unanswerable}");

        var refused = (await SayAsync("/notify 1", more: new()
        {
            ["from"] = new JsonObject { ["id"] = 1_087_968_824, ["is_bot"] = true, ["first_name"] = "Group", ["username"] = "GroupAnonymousBot" },
            ["sender_chat"] = new JsonObject { ["id"] = Group, ["type"] = "supergroup", ["title"] = "A group" },
        })).Answer;

        Assert.Contains("ask me in a private chat", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_group_that_becomes_a_supergroup_keeps_its_workspace_and_its_answers()
    {
        Server.AddGroup(-9, "group");
        Server.SetMember(-9, Admin, "creator");
        await LinkAsync(-9);
        await SayAsync($"/ask {Question}", -9, Admin, "group");

        Server.Upgrade(-9, -1009);
        Server.SetMember(-1009, Admin, "creator");
        var preview = (await SayAsync($"/source add {Ferry}", -1009, Admin)).Answer;

        Assert.Contains("Nothing was changed", preview.Text, StringComparison.Ordinal);
    }

    private protected TestBot CreateBot(KillPoint killAt = KillPoint.Never) => new(folder.Path, Server, killAt, withEngine: true, configure: o =>
    {
        o.Moderators = "9";
        Configure(o);
    });

    private static JsonObject Document(string id, string name, long size = 300) =>
        new() { ["file_id"] = id, ["file_unique_id"] = id, ["file_name"] = name, ["file_size"] = size };

    private static JsonObject Message(int id, string text, long user, long chat = Group) => new()
    {
        ["message_id"] = id,
        ["date"] = 1_700_000_000,
        ["chat"] = new JsonObject { ["id"] = chat, ["type"] = chat < 0 ? "supergroup" : "private" },
        ["from"] = new JsonObject { ["id"] = user, ["is_bot"] = user == BotApiServer.BotId, ["first_name"] = "Ada" },
        ["text"] = text,
    };

    private static long NumberOf(BotApiMessage answer) => long.Parse(answer.Text.Split(' ')[^1]);

    /// <summary>Somebody writes in private; the reply.</summary>
    private async Task<BotApiMessage> AskAsync(string text, long chat = 77, JsonObject? more = null) => (await SayAsync(text, chat, chat, "private", more)).Answer;

    /// <summary>Somebody writes; the message's id and the next message that the chat gets.</summary>
    private async Task<(int MessageId, BotApiMessage Answer)> SayAsync(
        string text, long chat = Group, long user = Member, string type = "supergroup", JsonObject? more = null)
    {
        var before = Server.Sent.Count(m => m.ChatId == chat);
        var message = more ?? [];
        message["text"] = text;
        Server.WriteMessage(message, chat, user, type);
        var id = Server.LastMessageId;
        await Server.UntilAsync(s => s.Sent.Count(m => m.ChatId == chat) > before, Cancellation);
        return (id, Server.Sent.Where(m => m.ChatId == chat).ElementAt(before));
    }

    private Task<(int MessageId, BotApiMessage Answer)> ReplyToAsync(BotApiMessage answer, string text) =>
        SayAsync(text, answer.ChatId, more: new() { ["reply_to_message"] = Message(answer.Id, answer.Text, BotApiServer.BotId) });

    /// <summary>Somebody presses a button; what is posted for it.</summary>
    private async Task<BotApiMessage> PressAsync(BotApiMessage message, string label, long user = Member)
    {
        var before = Server.Sent.Count(m => m.ChatId == message.ChatId);
        Server.Press(message, label, user);
        await Server.UntilAsync(s => s.Sent.Count(m => m.ChatId == message.ChatId) > before, Cancellation);
        return Server.Sent.Where(m => m.ChatId == message.ChatId).ElementAt(before);
    }

    private async Task AddAsync(string text)
    {
        var change = new SourceChange.Add(new SourceMaterial("default", text, "command line", "A test needs it."));
        Assert.IsType<SourceEditOutcome.Committed>(await new SourceEditor(Bot.Sources, TimeProvider.System).EditAsync(change, Cancellation));
    }

    private Task<bool> GrantAsync(long person, Core.Workspaces.Right right = Core.Workspaces.Right.Moderator) => Bot.Part<Core.Workspaces.IWorkspaceStore>().SetRightAsync(
        "default", new Core.Workspaces.Actor("telegram", $"{person}"), right, Core.Workspaces.Actor.CommandLine, Cancellation);

    private async Task LinkAsync(long chat)
    {
        var workspaces = Bot.Part<Core.Workspaces.IWorkspaceStore>();
        await workspaces.AddLinkCodeAsync("default", "ABCD2345", TimeProvider.System.GetUtcNow().AddMinutes(5), Core.Workspaces.Actor.CommandLine, Cancellation);
        Assert.IsType<Core.Workspaces.LinkOutcome.Linked>(await workspaces.RedeemLinkCodeAsync(
            "ABCD2345", new Core.Chat.ConversationAddress("telegram", $"{chat}"), "default", Core.Workspaces.Actor.CommandLine, Cancellation));
    }
}
