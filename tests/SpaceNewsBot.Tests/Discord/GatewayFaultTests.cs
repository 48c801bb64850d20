using SpaceNewsBot.Discord.Connection;
using SpaceNewsBot.Tests.Support.Discord;
using Xunit;

namespace SpaceNewsBot.Tests.Discord;

/// <summary>What the connection to the gateway survives, on a clock that stands still.</summary>
public sealed class GatewayFaultTests : IAsyncLifetime
{
    private const string Identified = "2 /";
    private const string Resumed = "6 /resume/";

    private ConnectionRoom room = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private DiscordServer Server => room.Server;

    public async ValueTask InitializeAsync() => room = await ConnectionRoom.OpenAsync();

    public ValueTask DisposeAsync() => room.DisposeAsync();

    [Fact]
    public async Task Beats_at_the_servers_pace_after_a_part_of_it()
    {
        Server.HeartbeatInterval = 40_000;
        room.Run();
        var first = await BeatAsync();
        room.Time.Advance(first);
        await Server.WaitAsync(() => Count("1 ") == 1 && Server.Peers.Any(p => p.Session is not null));

        // What is heard behind the acknowledgement says that it came.
        await Server.SayDirectAsync("One?");
        await room.NextAsync<DiscordEvent.MessageCreated>();
        var second = await BeatAsync();
        room.Time.Advance(second);
        await Server.WaitAsync(() => Count("1 ") == 2);

        Assert.InRange(first, TimeSpan.Zero, TimeSpan.FromSeconds(39.999));
        Assert.Equal(TimeSpan.FromSeconds(40), second);
        Assert.Empty(Server.Goodbyes);
    }

    [Fact]
    public async Task A_connection_that_does_not_answer_heartbeats_is_left_and_resumed()
    {
        Server.HeartbeatInterval = 40_000;
        Server.Acknowledges = false;
        await room.StartAsync();

        await room.UntilAsync(() => !Server.Goodbyes.IsEmpty, longest: 40);
        await room.UntilAsync(() => Count(Resumed) == 1);

        Assert.Equal(4000, Server.Goodbyes.First());
        Assert.Single(Server.Identifies);
    }

    [Fact]
    public async Task Beats_at_once_when_the_server_asks()
    {
        await room.StartAsync();
        var before = Count("1 ");

        await Assert.Single(Server.Peers).SendAsync(1, null);

        await Server.WaitAsync(() => Count("1 ") > before);
    }

    [Fact]
    public async Task Resumes_where_the_server_says_when_it_asks_for_a_reconnect()
    {
        await room.StartAsync();

        await Assert.Single(Server.Peers).SendAsync(7, null);
        await room.UntilAsync(() => Count(Resumed) == 1);

        Assert.Equal(4000, Server.Goodbyes.First());
        Assert.Single(Server.Identifies);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_invalid_session_is_resumed_or_begun_anew_as_the_server_says(bool isResumable)
    {
        await room.StartAsync();
        var began = room.Time.GetUtcNow();
        Server.InvalidatesWith = isResumable;

        Assert.Single(Server.Peers).Drop();
        await room.UntilAsync(() => isResumable ? Count(Resumed) == 2 : Server.Identifies.Count == 2);

        Assert.Equal(isResumable ? 1 : 2, Server.Identifies.Count);

        // Two sessions are five seconds apart, or the day's budget shrinks (events/gateway#rate-limiting).
        Assert.True(isResumable || room.Time.GetUtcNow() - began >= TimeSpan.FromSeconds(5));
        var asked = await Server.SayDirectAsync("Still there?");
        Assert.Equal(asked, (await room.NextAsync<DiscordEvent.MessageCreated>()).MessageId);
    }

    [Theory]
    [InlineData(4000, Resumed)]
    [InlineData(4001, Resumed)]
    [InlineData(4002, Resumed)]
    [InlineData(4005, Resumed)]
    [InlineData(4008, Resumed)]
    [InlineData(1001, Resumed)]
    [InlineData(4003, Identified)]
    [InlineData(4007, Identified)]
    [InlineData(4009, Identified)]
    public async Task After_a_close_code_the_session_goes_on_or_another_begins(int code, string next)
    {
        await room.StartAsync();
        var before = Count(next);

        await Assert.Single(Server.Peers).CloseAsync(code);
        await room.UntilAsync(() => Count(next) > before);

        Assert.Equal(next == Identified ? 2 : 1, Server.Identifies.Count);
        Assert.False(room.Running.IsCompleted);
    }

    [Theory]
    [InlineData(4004, "Discord:Token")]
    [InlineData(4010, "Discord:Shard")]
    [InlineData(4011, "Discord:Shard")]
    [InlineData(4012, "update the program")]
    [InlineData(4013, "update the program")]
    [InlineData(4014, "message content intent")]
    public async Task A_fatal_close_code_ends_it_with_what_to_fix(int code, string fix)
    {
        Server.ClosesWith = code;
        room.Run();

        var end = Assert.IsType<DiscordEnd.Fatal>(await room.Running.WaitAsync(TimeSpan.FromSeconds(20), Token));

        Assert.Equal(code, end.CloseCode);
        Assert.Contains(fix, end.Sentence, StringComparison.Ordinal);
        Assert.EndsWith(".", end.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Waits_for_tomorrow_when_the_day_has_no_session_left()
    {
        Server.RemainingSessions = 0;
        room.Run();

        var wait = await room.Time.NextWaitAsync(Token);
        Server.RemainingSessions = 1_000;
        room.Time.Advance(wait);
        await room.NextAsync<DiscordEvent.Ready>();

        Assert.Equal(TimeSpan.FromHours(1), TimeSpan.FromSeconds(Math.Round(wait.TotalSeconds)));
    }

    [Fact]
    public async Task Waits_longer_from_failure_to_failure()
    {
        // Nobody listens there.
        room.Run(o => o.GatewayUrl = "ws://127.0.0.1:1");
        var began = room.Time.GetUtcNow();

        await room.UntilAsync(() => Server.Requests.Count(r => r == "GET gateway/bot") == 8, longest: 60);

        // Half of 1, 2, 4, 8, 16, 32 and 60 seconds at least; five seconds apart would be 35.
        Assert.InRange((room.Time.GetUtcNow() - began).TotalSeconds, 50, 180);
    }

    [Fact]
    public async Task What_is_unknown_empty_or_broken_does_no_harm()
    {
        await room.StartAsync();
        var peer = Assert.Single(Server.Peers);

        foreach (var payload in new[]
        {
            """{"op":99,"d":null,"s":null,"t":null}""",
            """{"op":0,"d":null,"s":100,"t":"SOMETHING_NEW"}""",
            $$$"""{"op":0,"d":{"text":"{{{new string('x', 3_000_000)}}}"},"s":101,"t":"GUILD_CREATE"}""",
            """{"op":0,"d":{"id":null,"author":null},"s":102,"t":"MESSAGE_CREATE"}""",
            """{"op":0,"d":{"id":"1","token":"t","type":2,"data":null},"s":103,"t":"INTERACTION_CREATE"}""",
            """{"op":0,"d":[],"s":104,"t":"THREAD_CREATE"}""",
            "[]",
            "no JSON",
        })
        {
            await peer.SendAsync(payload);
        }

        await peer.SendAsync(Message("1300000000000000001", 105));

        Assert.Equal("1300000000000000001", (await room.NextAsync<DiscordEvent.MessageCreated>()).MessageId);
        Assert.Empty(Server.Goodbyes);
    }

    [Fact]
    public async Task What_the_server_repeats_is_heard_once()
    {
        await room.StartAsync();
        var peer = Assert.Single(Server.Peers);

        await peer.SendAsync(Message("1300000000000000001", 50));
        await peer.SendAsync(Message("1300000000000000001", 50));
        await peer.SendAsync(Message("1300000000000000001", 51));
        await peer.SendAsync(Message("1300000000000000002", 52));

        Assert.Equal("1300000000000000001", (await room.NextAsync<DiscordEvent.MessageCreated>()).MessageId);
        Assert.Equal("1300000000000000002", (await room.NextAsync<DiscordEvent.MessageCreated>()).MessageId);
        Assert.False(room.HasMore<DiscordEvent.MessageCreated>());
    }

    [Fact]
    public async Task Never_sends_more_than_the_server_takes_in_a_minute()
    {
        await room.StartAsync();
        var peer = Assert.Single(Server.Peers);

        for (var i = 0; i < 200; i++)
        {
            await peer.SendAsync(1, null);
        }

        await Server.WaitAsync(() => Server.Sent.Count == 120);
        var asked = await Server.SayDirectAsync("Still there?");

        Assert.Equal(asked, (await room.NextAsync<DiscordEvent.MessageCreated>()).MessageId);
        Assert.Empty(Server.Refusals);
        Assert.Equal(120, Server.Sent.Count);
    }

    [Fact]
    public async Task Its_part_of_the_servers_is_passed_through()
    {
        await room.StartAsync(o => o.Shard = "1/3");

        Assert.Equal("[1,3]", Assert.Single(Server.Identifies)["shard"]!.ToJsonString());
    }

    [Fact]
    public async Task Stops_with_a_goodbye_also_while_it_waits_to_connect_again()
    {
        await room.StartAsync();
        Assert.Single(Server.Peers).Drop();
        await Server.WaitAsync(() => Server.Peers.Count == 0);

        await room.StopAsync();

        Assert.IsType<DiscordEnd.Stopped>(await room.Running.WaitAsync(TimeSpan.FromSeconds(20), Token));
    }

    private static string Message(string id, int sequence) =>
        $$$"""{"op":0,"d":{"id":"{{{id}}}","channel_id":"{{{DiscordServer.Channel}}}","author":{"id":"{{{DiscordServer.Person}}}"},"content":"x","mentions":[]},"s":{{{sequence}}},"t":"MESSAGE_CREATE"}""";

    // The wait for the first greeting is half a minute.
    private Task<TimeSpan> BeatAsync() => room.Time.NextWaitAsync(Token, TimeSpan.FromSeconds(30));

    private int Count(string sent) => Server.Sent.Count(s => $"{s.TrimEnd('/')}/".StartsWith(sent, StringComparison.Ordinal));
}
