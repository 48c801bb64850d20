using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace SpaceNewsBot.Tests.Support.Telegram;

/// <summary>A webhook on loopback that hands each post to a test, and answers what the test says when it says so.</summary>
internal sealed class BotApiListener : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly Channel<Post> posts = Channel.CreateUnbounded<Post>();

    private BotApiListener(WebApplication app) => this.app = app;

    public string Url => $"{app.Urls.Single()}/hook";

    public static async Task<BotApiListener> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0").UseShutdownTimeout(TimeSpan.FromSeconds(1));
        var listener = new BotApiListener(builder.Build());
        listener.app.Run(listener.TakeAsync);
        await listener.app.StartAsync();
        return listener;
    }

    /// <summary>Whether a post waits to be looked at.</summary>
    public bool HasNext => posts.Reader.TryPeek(out _);

    /// <summary>The next post.</summary>
    public async Task<Post> NextAsync(CancellationToken cancellationToken) =>
        await posts.Reader.ReadAsync(cancellationToken).AsTask().WaitAsync(TimeSpan.FromSeconds(30), cancellationToken);

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var post = new Post(
            JsonNode.Parse(await reader.ReadToEndAsync(context.RequestAborted))!.AsObject(),
            context.Request.Headers["X-Telegram-Bot-Api-Secret-Token"],
            context.Request.ContentType,
            new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously));
        posts.Writer.TryWrite(post);
        context.Response.StatusCode = await post.Answer.Task.WaitAsync(context.RequestAborted);
    }

    /// <summary>A post that was made.</summary>
    internal sealed record Post(JsonObject Update, string? Secret, string? ContentType, TaskCompletionSource<int> Answer)
    {
        public int Id => (int)Update["update_id"]!;
    }
}
