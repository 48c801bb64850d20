using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Xunit;

namespace SpaceNewsBot.Tests.Support.OpenAi;

/// <summary>The server refuses what the real one refuses.</summary>
public sealed class OpenAiServerTests : IAsyncLifetime
{
    private const string Good =
        """{"model":"m","messages":[{"role":"user","content":"Hello"}],"response_format":{"type":"json_schema","json_schema":{"name":"reply","strict":true,"schema":{"type":"object","properties":{"a":{"type":"string"}},"required":["a"],"additionalProperties":false}}}}""";

    private readonly HttpClient http = new();
    private OpenAiServer server = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => server = await OpenAiServer.StartAsync("sk-test");

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task Answers_with_what_is_queued_and_then_with_what_responds()
    {
        server.Enqueue("first");
        server.Respond = request => OpenAiReply.Text($"{request.Schema}: {request.Data}");

        var (_, first) = await AskAsync(Good);
        var (status, second) = await AskAsync(Good);

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("first", (string?)first["choices"]![0]!["message"]!["content"]);
        Assert.Equal("reply: Hello", (string?)second["choices"]![0]!["message"]!["content"]);
        Assert.Equal(2, server.Requests.Count);
        Assert.Empty(server.Refusals);
    }

    [Theory]
    [InlineData("\"model\":\"m\",", "")]
    [InlineData("\"m\"", "\"\"")]
    [InlineData("""[{"role":"user","content":"Hello"}]""", "[]")]
    [InlineData("\"user\"", "\"pirate\"")]
    [InlineData("\"Hello\"", "\"\"")]
    [InlineData("\"strict\":true", "\"strict\":false")]
    [InlineData("\"required\":[\"a\"],", "")]
    [InlineData("\"required\":[\"a\"]", "\"required\":[\"b\"]")]
    [InlineData(",\"additionalProperties\":false", "")]
    [InlineData("json_schema\",", "text\",")]
    [InlineData("\"name\":\"reply\"", "\"name\":\"a reply\"")]
    [InlineData("\"model\":\"m\",", "\"model\":\"m\",\"tools\":[],")]
    [InlineData("\"model\":\"m\",", "\"model\":\"m\",\"temperature\":3,")]
    [InlineData("\"model\":\"m\",", "\"model\":\"m\",\"max_completion_tokens\":0,")]
    public async Task Refuses_a_request_that_is_not_right(string part, string instead)
    {
        server.Respond = _ => OpenAiReply.Text("hm");

        var (status, reply) = await AskAsync(Good.Replace(part, instead, StringComparison.Ordinal));

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("invalid_request_error", (string?)reply["error"]!["type"]);
        Assert.Single(server.Refusals);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task Refuses_another_key_another_path_and_what_is_no_json()
    {
        Assert.Equal(HttpStatusCode.Unauthorized, (await AskAsync(Good, key: "sk-other")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await AskAsync(Good, path: "/completions")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await AskAsync("{")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await AskAsync("[]")).Status);
    }

    [Fact]
    public async Task Says_that_no_reply_was_scripted()
    {
        Assert.Equal(HttpStatusCode.InternalServerError, (await AskAsync(Good)).Status);
        Assert.Contains("No reply was scripted", Assert.Single(server.Refusals), StringComparison.Ordinal);
    }

    private async Task<(HttpStatusCode Status, JsonNode Reply)> AskAsync(string body, string key = "sk-test", string path = "/chat/completions")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, server.Address + path);
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        request.Headers.Authorization = new("Bearer", key);
        using var response = await http.SendAsync(request, Token);
        return (response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync(Token))!);
    }
}
