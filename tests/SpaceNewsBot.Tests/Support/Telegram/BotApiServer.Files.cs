using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace SpaceNewsBot.Tests.Support.Telegram;

/// <content>Files that people sent (#getfile).</content>
internal sealed partial class BotApiServer
{
    // #getfile: "For the moment, bots can download files of up to 20MB in size."
    private const long LargestFile = 20 << 20;

    private readonly Dictionary<string, (string Path, byte[] Content, long Size)> files = [];
    private readonly List<string> downloads = [];

    /// <summary>The paths of the files that the bot fetched, in order, as getFile gave them.</summary>
    public IReadOnlyList<string> Downloads => Read(() => downloads.ToList());

    /// <summary>Keeps a file for the bot to fetch. Its path is "documents/" and the name.</summary>
    public void AddFile(string fileId, string name, byte[] content, long? size = null)
    {
        lock (gate)
        {
            files[fileId] = ($"documents/{name}", content, size ?? content.Length);
        }
    }

    private BotApiOutcome GetFile(JsonObject arguments)
    {
        if (Text(arguments, "file_id") is not { Length: > 0 } id)
        {
            return BotApiOutcome.BadRequest("file_id not specified");
        }

        if (!files.TryGetValue(id, out var file))
        {
            return BotApiOutcome.BadRequest("invalid file_id");
        }

        return file.Size > LargestFile
            ? BotApiOutcome.BadRequest("file is too big")
            : BotApiOutcome.Accept(new JsonObject
            {
                // #file
                ["file_id"] = id,
                ["file_unique_id"] = $"u{id}",
                ["file_size"] = file.Size,
                ["file_path"] = file.Path,
            });
    }

    private async Task ServeFileAsync(HttpContext context, string path, BotApiFault? fault)
    {
        if (fault?.Slow is { } slow)
        {
            await WaitAsync(context, slow);
        }

        if (fault is not null && !IsOnlySlow(fault))
        {
            await MisbehaveAsync(context, fault);
            return;
        }

        if (Read(() => files.Values.FirstOrDefault(f => f.Path == path)) is not { Content: { } content })
        {
            await RefuseAsync(context, new(404, "Not Found"));
            return;
        }

        lock (gate)
        {
            downloads.Add(path);
        }

        Notify();
        await context.Response.Body.WriteAsync(content, context.RequestAborted);
    }
}
