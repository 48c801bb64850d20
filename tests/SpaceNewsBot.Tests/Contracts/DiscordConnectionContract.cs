using System.Collections.Immutable;
using System.Threading.Channels;
using SpaceNewsBot.Discord;
using SpaceNewsBot.Discord.Connection;
using SpaceNewsBot.Tests.Support.Discord;
using Xunit;

namespace SpaceNewsBot.Tests.Contracts;

/// <summary>What every way of speaking with Discord has to do, on a server that takes nothing undocumented.</summary>
public abstract class DiscordConnectionContract : IAsyncLifetime
{
    private readonly CancellationTokenSource stop = new();
    private readonly Channel<DiscordEvent> events = Channel.CreateUnbounded<DiscordEvent>();

    private DiscordServer server = null!;
    private IDiscordConnection? connection;
    private Task<DiscordEnd>? running;

    private protected abstract IDiscordConnection Create(DiscordOptions options);

    public async ValueTask InitializeAsync() => server = await DiscordServer.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        if (running is not null)
        {
            await running;
        }

        if (connection is not null)
        {
            await connection.DisposeAsync();
        }

        await server.DisposeAsync();
        stop.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Knows_who_it_is()
    {
        server.MayReadContent = true;

        var check = await Connect().CheckAsync(TestContext.Current.CancellationToken);

        Assert.Equal(new DiscordCheck.Known(DiscordServer.ApplicationId, DiscordServer.BotId, MayReadContent: true), check);
    }

    [Fact]
    public async Task Says_that_the_token_is_refused()
    {
        var connecting = Connect(o => o.Token = "MTEwMDAwMDAwMDAwMDAwMDAwMQ.other.token");

        Assert.IsType<DiscordCheck.TokenRefused>(await connecting.CheckAsync(TestContext.Current.CancellationToken));
        Assert.Equal(4004, Assert.IsType<DiscordEnd.Fatal>(await RunAsync()).CloseCode);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Hears_what_is_said(bool compress)
    {
        await StartAsync(o => o.Compress = compress);

        var question = await server.SayAsync($"<@{DiscordServer.BotId}> Who suspended ExoMars? “Ω”");
        var mention = await NextAsync<DiscordEvent.MessageCreated>();
        var direct = await server.SayDirectAsync("And why?");
        var private_ = await NextAsync<DiscordEvent.MessageCreated>();

        Assert.Equal((question, DiscordServer.Channel, DiscordServer.Guild, DiscordServer.Person), (mention.MessageId, mention.ChannelId, mention.GuildId, mention.AuthorId));
        Assert.Equal($"<@{DiscordServer.BotId}> Who suspended ExoMars? “Ω”", mention.Content);
        Assert.Equal([DiscordServer.BotId], mention.Mentions);
        Assert.False(mention.IsAutomatic);
        Assert.Equal((direct, null, "And why?"), (private_.MessageId, private_.GuildId, private_.Content));
        AssertContent();
    }

    [Fact]
    public async Task Tells_replies_roles_and_bots_apart()
    {
        await StartAsync();
        var posted = await PostAsync("An answer.");

        await server.SayAsync("Why?", DiscordServer.Moderator, repliesTo: posted);
        var reply = await NextAsync<DiscordEvent.MessageCreated>(m => m.AuthorId == DiscordServer.Moderator);
        await server.SayAsync($"<@{DiscordServer.BotId}> hello", isBot: true);
        var other = await NextAsync<DiscordEvent.MessageCreated>();

        Assert.Equal((posted, DiscordServer.BotId), (reply.RepliesTo, reply.RepliesToAuthor));
        Assert.Equal([DiscordServer.ModeratorRole], reply.Roles);
        Assert.True(other.IsAutomatic);
        AssertContent();
    }

    [Fact]
    public async Task Hears_of_a_new_post_and_its_text()
    {
        server.MayReadContent = true;
        await StartAsync(readsContent: true);

        var post = await server.PostInForumAsync("Who suspended ExoMars?", "I wonder.");

        Assert.Equal(new DiscordEvent.ThreadCreated(post, DiscordServer.Forum, DiscordServer.Guild, "Who suspended ExoMars?"), await NextAsync<DiscordEvent.ThreadCreated>());
        var message = await NextAsync<DiscordEvent.MessageCreated>();
        Assert.Equal((post, post, "I wonder."), (message.MessageId, message.ChannelId, message.Content));
        AssertContent();
    }

    [Fact]
    public async Task A_command_brings_its_options_and_gets_its_reply()
    {
        await StartAsync();

        var use = await server.UseAsync("ask", options: [("question", "Who?"), ("private", true)]);
        var command = (await NextAsync<DiscordEvent.Interacted>()).Interaction;
        var deferred = await CallAsync(new DiscordCall.Defer(command.Id, command.Token, IsEphemeral: true));
        var replied = await CallAsync(new DiscordCall.EditReply(command.Token, Message("ESA.")));

        Assert.Equal((DiscordInteractionKind.Command, "ask", use.Id, DiscordServer.Person, DiscordServer.Guild), (command.Kind, command.Name, command.Id, command.UserId, command.GuildId));
        Assert.Equal([KeyValuePair.Create("private", "true"), KeyValuePair.Create("question", "Who?")], command.Values);
        Assert.IsType<DiscordResult.Done>(deferred);
        Assert.True(use.IsEphemeral);
        var post = await server.WaitForPostAsync(p => p.Interaction == use.Id);
        Assert.Equal(("ESA.", true), (post.Shown, post.IsEphemeral));
        Assert.Equal(post.Id, Assert.IsType<DiscordResult.Message>(replied).MessageId);
        AssertContent();
    }

    [Fact]
    public async Task A_moderators_subcommand_brings_file_right_and_role()
    {
        await StartAsync();

        await server.UseAsync("source add", DiscordServer.Moderator, options: [("title", "Rogozin"), ("file", new Uri($"{server.ApiUrl}/attachments/story.txt"))]);
        var command = (await NextAsync<DiscordEvent.Interacted>()).Interaction;

        Assert.Equal("source add", command.Name);
        Assert.Equal(new DiscordAttachment("story.txt", $"{server.ApiUrl}/attachments/story.txt", 100), command.Attachments["file"]);
        Assert.NotEqual(0UL, command.Permissions & (1UL << 5));
        Assert.Equal([DiscordServer.ModeratorRole], command.Roles);
    }

    [Fact]
    public async Task Offers_values_while_an_option_is_typed()
    {
        await StartAsync();

        var typing = await server.TypeAsync("source remove", DiscordServer.Moderator, ("source", "exo"));
        var interaction = (await NextAsync<DiscordEvent.Interacted>()).Interaction;
        await CallAsync(new DiscordCall.Suggest(interaction.Id, interaction.Token, [new DiscordChoice("ExoMars – ESA", "exomars")]));

        Assert.Equal((DiscordInteractionKind.Autocomplete, "source", "exo"), (interaction.Kind, interaction.Focused, interaction.Values["source"]));
        Assert.Equal("exomars", (string?)(await typing.ResponseAsync())["data"]!["choices"]![0]!["value"]);
        AssertContent();
    }

    [Fact]
    public async Task A_button_opens_a_form_which_is_sent()
    {
        await StartAsync();
        var posted = await PostAsync("An answer.", new DiscordButton("/rate 1 bad", "👎"));
        var post = await server.WaitForPostAsync(p => p.Id == posted);

        var press = await server.PressAsync(post, "👎");
        var button = (await NextAsync<DiscordEvent.Interacted>()).Interaction;
        await CallAsync(new DiscordCall.ShowModal(button.Id, button.Token, new DiscordModal("/rate 1 bad", "What is wrong?", [new DiscordInput("text", "In your words", IsParagraph: true)])));
        await server.SendFormAsync(press, DiscordServer.Person, ("text", "It misquotes."));
        var form = (await NextAsync<DiscordEvent.Interacted>()).Interaction;

        Assert.Equal((DiscordInteractionKind.Component, "/rate 1 bad", posted), (button.Kind, button.Name, button.MessageId));
        Assert.Equal((DiscordInteractionKind.Modal, "/rate 1 bad", "It misquotes."), (form.Kind, form.Name, form.Values["text"]));
        AssertContent();
    }

    [Fact]
    public async Task A_button_turns_the_page_of_its_message()
    {
        await StartAsync();
        var posted = await PostAsync("Page 1.", new DiscordButton("page:1:1", "Next"));
        var post = await server.WaitForPostAsync(p => p.Id == posted);

        await server.PressAsync(post, "Next");
        var button = (await NextAsync<DiscordEvent.Interacted>()).Interaction;
        await CallAsync(new DiscordCall.DeferUpdate(button.Id, button.Token));
        await CallAsync(new DiscordCall.EditReply(button.Token, Message("Page 2.")));

        Assert.Equal(("Page 2.", 1), (post.Shown, post.Edits));
        Assert.Single(server.Posts);
        AssertContent();
    }

    [Fact]
    public async Task The_same_nonce_is_the_same_message()
    {
        await StartAsync();
        var call = new DiscordCall.CreateMessage(DiscordServer.Channel, Message("An answer."), "4711:0", ReplyTo: await server.SayAsync("Who?"));

        var first = await CallAsync(call);
        var second = await CallAsync(call);

        Assert.Equal(Assert.IsType<DiscordResult.Message>(first), second);
        Assert.Equal("An answer.", Assert.Single(server.Posts).Shown);
        AssertContent();
    }

    [Fact]
    public async Task A_post_whose_response_was_lost_is_posted_once()
    {
        await StartAsync();
        server.FailNext("POST channels/{id}/messages", new DiscordFault(0) { TakesEffect = true }, new DiscordFault(503));

        await PostAsync("An answer.");

        Assert.Single(server.Posts);
    }

    [Fact]
    public async Task Edits_a_message_with_embed_and_buttons()
    {
        await StartAsync();
        var posted = await PostAsync("Old.", new DiscordButton("/evidence 1", "Evidence"));

        var edited = await CallAsync(new DiscordCall.EditMessage(DiscordServer.Channel, posted, new DiscordMessage
        {
            Embeds = [new DiscordEmbed("New.") { Title = "Who?", Footer = "From one source", Color = 0x3B82F6, Fields = [new DiscordField("Source", "ESA")] }],
        }));

        Assert.Equal(posted, Assert.IsType<DiscordResult.Message>(edited).MessageId);
        var post = Assert.Single(server.Posts);
        Assert.Equal("Who?\nNew.\nFrom one source", post.Shown);
        Assert.Empty(post.Buttons);
        AssertContent();
    }

    [Fact]
    public async Task Finds_channels_and_people()
    {
        await StartAsync();
        var thread = await server.PostInForumAsync("Who?", "");

        var direct = Assert.IsType<DiscordResult.Channel>(await CallAsync(new DiscordCall.OpenDirectChannel(DiscordServer.Person)));
        var found = await CallAsync(new DiscordCall.FindChannel(thread));

        Assert.Null(direct.GuildId);
        Assert.Equal(new DiscordResult.Channel(thread, DiscordServer.Guild, DiscordServer.Forum, "Who?"), found);
        Assert.IsType<DiscordResult.Message>(await CallAsync(new DiscordCall.CreateMessage(direct.Id, Message("Hello."), "1:0")));
        AssertContent();
    }

    [Fact]
    public async Task Registers_commands()
    {
        await StartAsync();

        var done = await CallAsync(new DiscordCall.OverwriteCommands(SpaceNewsBot.Discord.Commands.DiscordCommandTable.Commands));

        Assert.IsType<DiscordResult.Done>(done);
        Assert.Contains(server.Commands, c => (string?)c!["name"] == "ask");
        Assert.Equal("32", server.Commands.Single(c => (string?)c!["name"] == "source")!["default_member_permissions"]!.ToString());
        AssertContent();
    }

    [Fact]
    public async Task What_is_refused_comes_back_with_its_code()
    {
        await StartAsync();

        var unknown = await CallAsync(new DiscordCall.EditMessage(DiscordServer.Channel, "1100000000000000099", Message("x")));
        var nowhere = await CallAsync(new DiscordCall.FindChannel("1100000000000000098"));
        var expired = await CallAsync(new DiscordCall.EditReply("nobodys-token", Message("x")));

        Assert.Equal((10008, 404), (Assert.IsType<DiscordResult.Refused>(unknown).Code, ((DiscordResult.Refused)unknown).Status));
        Assert.Equal(10003, Assert.IsType<DiscordResult.Refused>(nowhere).Code);
        Assert.Equal(50027, Assert.IsType<DiscordResult.Refused>(expired).Code);
    }

    [Fact]
    public async Task Limits_are_waited_out()
    {
        server.MostPosts = 2;
        await StartAsync();
        server.FailNext("POST channels/{id}/messages", new DiscordFault(429) { RetryAfter = 0.3 });

        for (var i = 0; i < 3; i++)
        {
            Assert.IsType<DiscordResult.Message>(await CallAsync(new DiscordCall.CreateMessage(DiscordServer.Channel, Message($"{i}"), $"{i}:0")));
        }

        Assert.Equal(["0", "1", "2"], server.Posts.Select(p => p.Shown));
        Assert.Empty(server.EarlyRequests);
        Assert.Empty(server.Refusals);
    }

    [Fact]
    public async Task Goes_on_after_a_lost_connection_and_hears_once_what_it_missed()
    {
        await StartAsync();
        var before = await server.SayDirectAsync("One?");
        await NextAsync<DiscordEvent.MessageCreated>();

        Assert.Single(server.Peers).Drop();
        await server.WaitAsync(() => server.Goodbyes.Count == 1);
        var missed = await server.SayDirectAsync("Two?");
        var second = await NextAsync<DiscordEvent.MessageCreated>();
        var later = await server.SayDirectAsync("Three?");

        Assert.Equal(missed, second.MessageId);
        Assert.Equal(later, (await NextAsync<DiscordEvent.MessageCreated>()).MessageId);
        Assert.NotEqual(before, second.MessageId);
        Assert.Contains("6 /resume/", server.Sent.Select(s => s.TrimEnd('/') + "/"));
        Assert.Single(server.Identifies);
    }

    [Fact]
    public async Task Stopping_says_goodbye()
    {
        await StartAsync();

        await stop.CancelAsync();

        Assert.IsType<DiscordEnd.Stopped>(await running!);
        await server.WaitAsync(() => !server.Goodbyes.IsEmpty);
        Assert.Equal(1000, Assert.Single(server.Goodbyes));
    }

    [Fact]
    public async Task An_intent_that_is_not_allowed_ends_it_with_a_sentence()
    {
        Connect();

        var end = Assert.IsType<DiscordEnd.Fatal>(await RunAsync(readsContent: true));

        Assert.Equal(4014, end.CloseCode);
        Assert.Contains("message content intent", end.Sentence, StringComparison.Ordinal);
    }

    private protected static DiscordMessage Message(string text) => new() { Embeds = [new DiscordEmbed(text)] };

    private IDiscordConnection Connect(Action<DiscordOptions>? change = null)
    {
        var options = new DiscordOptions { Token = DiscordServer.Token, ApiUrl = server.ApiUrl };
        change?.Invoke(options);
        return connection = Create(options);
    }

    private async Task StartAsync(Action<DiscordOptions>? change = null, bool readsContent = false)
    {
        Connect(change);
        running = RunAsync(readsContent);
        await NextAsync<DiscordEvent.Ready>();
    }

    private Task<DiscordEnd> RunAsync(bool readsContent = false) =>
        connection!.RunAsync(readsContent, (happened, token) => events.Writer.WriteAsync(happened, token), stop.Token);

    private Task<DiscordResult> CallAsync(DiscordCall call) => connection!.CallAsync(call, TestContext.Current.CancellationToken);

    private async Task<string> PostAsync(string text, params ImmutableArray<DiscordButton> buttons)
    {
        var message = Message(text) with { Buttons = buttons.IsEmpty ? [] : [buttons] };
        return Assert.IsType<DiscordResult.Message>(await CallAsync(new DiscordCall.CreateMessage(DiscordServer.Channel, message, "99:0"))).MessageId;
    }

    private async Task<T> NextAsync<T>(Func<T, bool>? which = null)
        where T : DiscordEvent
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        late.CancelAfter(TimeSpan.FromSeconds(20));
        while (true)
        {
            if (await events.Reader.ReadAsync(late.Token) is T wanted && (which?.Invoke(wanted) ?? true))
            {
                return wanted;
            }
        }
    }

    private void AssertContent()
    {
        Assert.Empty(server.Refusals.Select(r => r.Rule));
        Assert.True(server.Pings.IsEmpty, server.Pings.FirstOrDefault());
    }
}
