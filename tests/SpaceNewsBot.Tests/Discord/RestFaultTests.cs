using Microsoft.Extensions.Logging.Abstractions;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Discord.Chat;
using SpaceNewsBot.Discord.Connection;
using SpaceNewsBot.Tests.Support;
using SpaceNewsBot.Tests.Support.Discord;
using Xunit;

namespace SpaceNewsBot.Tests.Discord;

/// <summary>What calls survive, on a clock that stands still.</summary>
public sealed class RestFaultTests : IAsyncLifetime
{
    private const string Post = "POST channels/{id}/messages";

    private ConnectionRoom room = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private DiscordServer Server => room.Server;

    public async ValueTask InitializeAsync()
    {
        room = await ConnectionRoom.OpenAsync();
        room.Connect();
    }

    public ValueTask DisposeAsync() => room.DisposeAsync();

    [Fact]
    public async Task A_limit_is_waited_for_as_long_as_it_says_to_the_fraction()
    {
        Server.FailNext(Post, new DiscordFault(429) { RetryAfter = 2.5 });

        var calling = room.CallAsync(Create("1:0"));
        var wait = await room.Time.NextWaitAsync(Token);
        room.Time.Advance(wait);

        Assert.IsType<DiscordResult.Message>(await calling);
        Assert.InRange(wait.TotalSeconds, 2.5, 2.6);
        Assert.Empty(Server.EarlyRequests);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task A_limit_for_all_or_one_without_JSON_holds_every_channel(bool isGlobal, bool isPage)
    {
        Server.FailNext(Post, new DiscordFault(429) { RetryAfter = 3, IsGlobal = isGlobal, IsPage = isPage });
        var first = room.CallAsync(Create("1:0"));
        await room.Time.NextWaitAsync(Token);
        var sent = Server.Requests.Count;

        var other = room.CallAsync(new DiscordCall.FindChannel(DiscordServer.Forum));
        await room.Time.NextWaitAsync(Token);

        Assert.Equal(sent, Server.Requests.Count);
        room.Time.Advance(TimeSpan.FromSeconds(4));
        Assert.IsType<DiscordResult.Message>(await first);
        Assert.IsType<DiscordResult.Channel>(await other);
        Assert.Empty(Server.EarlyRequests);
    }

    [Fact]
    public async Task A_channel_that_has_no_room_left_is_waited_for_and_no_other()
    {
        Server.MostPosts = 1;
        await room.CallAsync(Create("1:0"));

        var full = room.CallAsync(Create("2:0"));
        var wait = await room.Time.NextWaitAsync(Token);
        var elsewhere = await room.CallAsync(Create("3:0", DiscordServer.Forum));
        room.Time.Advance(wait);

        Assert.IsType<DiscordResult.Message>(elsewhere);
        Assert.IsType<DiscordResult.Message>(await full);
        Assert.InRange(wait.TotalSeconds, 5, 5.1);
        Assert.Empty(Server.Refusals);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(0)]
    public async Task What_the_server_could_not_do_is_tried_again_and_posted_once(int status)
    {
        Server.FailNext(Post, new DiscordFault(status) { TakesEffect = true }, new DiscordFault(status) { IsPage = true });

        var calling = room.CallAsync(Create("1:0"));
        await room.TurnAsync(calling, longest: 2);

        Assert.IsType<DiscordResult.Message>(await calling);
        Assert.Equal("1:0", Assert.Single(Server.Posts).Nonce);
        Assert.Equal(3, Server.Requests.Count(r => r == Post));
    }

    [Fact]
    public async Task An_acknowledgement_whose_response_was_lost_counts()
    {
        await room.StartAsync();
        Server.FailNext("POST interactions/{id}/{token}/callback", new DiscordFault(0) { TakesEffect = true });
        var use = await Server.UseAsync("help");
        await room.NextAsync<DiscordEvent.Interacted>();

        var calling = room.CallAsync(new DiscordCall.Defer(use.Id, use.Token, IsEphemeral: true));
        await room.TurnAsync(calling, longest: 2);

        Assert.IsType<DiscordResult.Done>(await calling);
    }

    [Fact]
    public async Task The_reply_to_a_token_that_ran_out_is_a_message_of_its_own()
    {
        using var folder = new TemporaryFolder();
        using var store = new SqliteStore(folder.Path);
        var platform = new DiscordChatPlatform(room.Connect(), store.Pages, new PendingAcknowledgements(), NullLogger<DiscordChatPlatform>.Instance);
        var use = await Server.UseAsync("ask", options: [("question", "Who?")]);
        await room.CallAsync(new DiscordCall.Defer(use.Id, use.Token, IsEphemeral: false));
        room.Time.Advance(TimeSpan.FromMinutes(16));
        var target = new ReplyTarget(
            new ConversationAddress("discord", $"{DiscordServer.Guild}/{DiscordServer.Channel}"), use.Id, Route: new DiscordRoute.ToInteraction(use.Token, IsForm: false).ToString());

        for (var i = 0; i < 2; i++)
        {
            await foreach (var outcome in platform.SendAsync(target, new Reply.OfText(ReplyText.NoSources), 0, Token))
            {
                Assert.IsType<SendOutcome.Posted>(outcome);
            }
        }

        var post = Assert.Single(Server.Posts);
        Assert.Null(post.Interaction);
        Assert.Equal((DiscordServer.Channel, false), (post.ChannelId, post.IsEphemeral));
    }

    [Fact]
    public async Task What_only_one_person_was_to_see_goes_to_their_direct_channel()
    {
        using var folder = new TemporaryFolder();
        using var store = new SqliteStore(folder.Path);
        var platform = new DiscordChatPlatform(room.Connect(), store.Pages, new PendingAcknowledgements(), NullLogger<DiscordChatPlatform>.Instance);
        var target = new ReplyTarget(
            new ConversationAddress("discord", $"{DiscordServer.Guild}/{DiscordServer.Channel}/{DiscordServer.Person}"), "77", Route: new DiscordRoute.ToInteraction("gone", IsForm: false).ToString());

        await foreach (var outcome in platform.SendAsync(target, new Reply.OfText(ReplyText.NoSources), 0, Token))
        {
            Assert.True(outcome is SendOutcome.Posted, string.Join(" | ", Server.Refusals.Select(r => $"{r.Code} {r.Rule}")));
        }

        Assert.NotEqual(DiscordServer.Channel, Assert.Single(Server.Posts).ChannelId);
    }

    [Fact]
    public async Task A_correction_of_a_message_that_can_not_be_edited_replies_to_it_once()
    {
        using var folder = new TemporaryFolder();
        using var store = new SqliteStore(folder.Path);
        var platform = new DiscordChatPlatform(room.Connect(), store.Pages, new PendingAcknowledgements(), NullLogger<DiscordChatPlatform>.Instance);
        var posted = Assert.IsType<DiscordResult.Message>(await room.CallAsync(Create("1:0"))).MessageId;
        var target = new ReplyTarget(new ConversationAddress("discord", $"{DiscordServer.Guild}/{DiscordServer.Channel}"), "1");
        Server.FailNext("PATCH channels/{id}/messages/{id}", new DiscordFault(403), new DiscordFault(403));

        var first = await platform.EditAsync(target, [posted], new Reply.OfNotice("Corrected."), Token);
        var again = await platform.EditAsync(target, [posted], new Reply.OfNotice("Corrected."), Token);

        var correction = Server.Posts.Single(p => p.Id != posted);
        Assert.Contains("Corrected", correction.Shown, StringComparison.Ordinal);
        Assert.Equal(posted, correction.RepliesTo);
        Assert.All(new[] { first, again }, outcome => Assert.Equal([correction.Id], Assert.IsType<EditOutcome.Edited>(outcome).MessageIds));
    }

    [Fact]
    public async Task A_correction_of_a_message_that_is_gone_is_refused()
    {
        using var folder = new TemporaryFolder();
        using var store = new SqliteStore(folder.Path);
        var platform = new DiscordChatPlatform(room.Connect(), store.Pages, new PendingAcknowledgements(), NullLogger<DiscordChatPlatform>.Instance);
        var target = new ReplyTarget(new ConversationAddress("discord", $"{DiscordServer.Guild}/{DiscordServer.Channel}"), "1");

        Assert.IsType<EditOutcome.Refused>(await platform.EditAsync(target, ["1100000000000000099"], new Reply.OfNotice("Corrected."), Token));
        Assert.Empty(Server.Posts);
    }

    [Fact]
    public async Task No_secret_and_no_word_of_anybody_is_logged()
    {
        await room.StartAsync();
        var use = await Server.UseAsync("ask", options: [("question", "Who stole the cormorant?")]);
        await room.NextAsync<DiscordEvent.Interacted>();
        Server.FailNext("PATCH webhooks/{id}/{token}/messages/@original", new DiscordFault(503), new DiscordFault(429));
        await room.CallAsync(new DiscordCall.Defer(use.Id, use.Token, IsEphemeral: false));
        await room.TurnAsync(room.CallAsync(new DiscordCall.EditReply(use.Token, Text("The cormorant."))), longest: 2);
        Server.FailNext(Post, new DiscordFault(500), new DiscordFault(400));
        await room.TurnAsync(room.CallAsync(Create("1:0")), longest: 2);
        Assert.Single(Server.Peers).Drop();
        await room.UntilAsync(() => Server.Sent.Any(s => s.StartsWith('6')));

        Assert.NotEmpty(room.Log);
        Assert.DoesNotContain(DiscordServer.Token, room.Log, StringComparison.Ordinal);
        Assert.DoesNotContain(use.Token, room.Log, StringComparison.Ordinal);
        Assert.DoesNotContain("cormorant", room.Log, StringComparison.Ordinal);
    }

    private static DiscordMessage Text(string text) => new() { Embeds = [new DiscordEmbed(text)] };

    private static DiscordCall.CreateMessage Create(string nonce, string channel = DiscordServer.Channel) => new(channel, Text("An answer about the cormorant."), nonce);
}
