using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace SpaceNewsBot.Tests.Support.Telegram;

/// <summary>A bot without a library: it makes the calls that it is told to make.</summary>
internal sealed class BotApiCaller(BotApiServer server) : IDisposable
{
    private readonly HttpClient http = new();

    /// <summary>Makes a call; the arguments are JSON.</summary>
    public async Task<(int Status, JsonNode Reply)> CallAsync(string method, string arguments = "{}", string token = BotApiServer.Token)
    {
        using var response = await http.PostAsJsonAsync(
            $"{server.Url}/bot{token}/{method}",
            JsonNode.Parse(arguments),
            TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!);
    }

    /// <summary>Makes a call that the server takes; its result.</summary>
    public async Task<JsonNode> ResultAsync(string method, string arguments = "{}")
    {
        var (status, reply) = await CallAsync(method, arguments);
        Assert.True(status == 200, $"{method}: {reply["description"]}");
        return reply["result"]!;
    }

    /// <summary>Makes a call that the server refuses; status and description.</summary>
    public async Task<(int Status, string Description)> RefusalAsync(string method, string arguments = "{}")
    {
        var (status, reply) = await CallAsync(method, arguments);
        Assert.False((bool)reply["ok"]!);
        Assert.Equal(status, (int)reply["error_code"]!);
        return (status, (string)reply["description"]!);
    }

    public Task<byte[]> DownloadAsync(string path) => http.GetByteArrayAsync(new Uri($"{server.Url}/file/bot{BotApiServer.Token}/{path}"), TestContext.Current.CancellationToken);

    public void Dispose() => http.Dispose();
}
