using System.Globalization;
using System.Net.Http.Headers;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using Xunit;

namespace SpaceNewsBot.Tests.Support.Discord;

/// <summary>The tests' Discord takes nothing that Discord's documentation doesn't allow, and names the place.</summary>
public sealed class DiscordServerTests : IAsyncLifetime
{
    private const string Post = $"channels/{DiscordServer.Channel}/messages";

    private readonly HttpClient client = new();
    private DiscordServer server = null!;

    public static TheoryData<string, string> Broken => new()
    {
        { """{"content":"x","colour":1}""", "there is no field colour" },
        { $$"""{"content":"{{new string('x', 2_001)}}"}""", "2000 characters" },
        { """{"content":""}""", "content or embeds" },
        { """{"content":"x","allowed_mentions":{"parse":null}}""", "parse is a list" },
        { """{"content":"x","nonce":"12345678901234567890123456"}""", "25 characters" },
        { """{"content":"x","message_reference":{"message":"1"}}""", "there is no field message" },
        { $$"""{"embeds":[{"description":"{{new string('x', 4_097)}}"}]}""", "4096 characters" },
        { $$"""{"embeds":[{"title":"{{new string('x', 257)}}","description":"x"}]}""", "256 characters" },
        { $$"""{"embeds":[{"description":"{{new string('x', 4_000)}}"},{"description":"{{new string('x', 2_001)}}"}]}""", "6000 characters" },
        { $$"""{"embeds":[{"description":"x","fields":[{{string.Join(',', Enumerable.Repeat("""{"name":"a","value":"b"}""", 26))}}]}]}""", "25 fields" },
        { """{"embeds":[{"text":"x"}]}""", "there is no field text" },
        { """{"content":"x","components":[{"type":1,"components":[{"type":2,"style":1,"label":"a","custom_id":"1"},{"type":2,"style":1,"label":"b","custom_id":"1"}]}]}""", "each once" },
        { $$"""{"content":"x","components":[{"type":1,"components":[{"type":2,"style":1,"label":"a","custom_id":"{{new string('x', 101)}}"}]}]}""", "100 characters" },
    };

    public async ValueTask InitializeAsync()
    {
        server = await DiscordServer.StartAsync();
        client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", "DiscordBot (https://example.org, 1)");
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bot", DiscordServer.Token);
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task What_is_said_to_a_lost_connection_goes_nowhere()
    {
        using var wire = new MemoryStream();
        using var socket = WebSocket.CreateFromStream(wire, new WebSocketCreationOptions { IsServer = true });
        var peer = new DiscordPeer(socket, isPacked: true) { Path = "/" };
        await peer.SendAsync(11, null);
        var sent = wire.Length;
        peer.Dispose();

        await peer.SendAsync(11, null);

        Assert.NotEqual(0, sent);
        Assert.Equal(sent, wire.ToArray().Length);
    }

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task Refuses_a_message_that_breaks_a_rule_and_names_the_rule(string body, string rule)
    {
        var (status, reply) = await SendAsync(HttpMethod.Post, Post, body);

        Assert.Equal((400, 50035), (status, (int)reply["code"]!));
        Assert.StartsWith("discord.com/developers/docs/", (string)reply["message"]!, StringComparison.Ordinal);
        Assert.Contains(rule, (string)reply["message"]!, StringComparison.Ordinal);
        Assert.Single(server.Refusals);
        Assert.Empty(server.Posts);
    }

    [Theory]
    [InlineData("GET", "channels/1/messages", 404)]
    [InlineData("POST", "guilds/1/channels", 404)]
    [InlineData("GET", "channels/1100000000000000099", 404)]
    public async Task Knows_no_other_route_or_thing(string method, string path, int expected)
    {
        var (status, reply) = await SendAsync(new HttpMethod(method), path, method == "GET" ? null : "{}");

        Assert.Equal(expected, status);
        Assert.Contains("discord.com/developers/docs/", (string)reply["message"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Takes_no_other_token_and_no_client_without_a_name()
    {
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bot", "another");
        var (stranger, _) = await SendAsync(HttpMethod.Get, "users/@me", null);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bot", DiscordServer.Token);
        client.DefaultRequestHeaders.UserAgent.Clear();
        var (nameless, _) = await SendAsync(HttpMethod.Get, "users/@me", null);

        Assert.Equal((401, 401), (stranger, nameless));
    }

    [Fact]
    public async Task Ids_hold_the_time_at_which_they_were_given()
    {
        var before = TimeProvider.System.GetUtcNow().AddMilliseconds(-1);

        var id = await server.SayDirectAsync("Hello?");

        // discord.com/developers/docs/reference#snowflakes
        var at = DateTimeOffset.FromUnixTimeMilliseconds((long)(ulong.Parse(id, CultureInfo.InvariantCulture) >> 22) + 1_420_070_400_000);
        Assert.InRange(at, before, TimeProvider.System.GetUtcNow().AddMilliseconds(1));
    }

    private async Task<(int Status, JsonNode Reply)> SendAsync(HttpMethod method, string path, string? body)
    {
        using var request = new HttpRequestMessage(method, $"{server.ApiUrl}/api/v10/{path}")
        {
            Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json"),
        };
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!);
    }
}
