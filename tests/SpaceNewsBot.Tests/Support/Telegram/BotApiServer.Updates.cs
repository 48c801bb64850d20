using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace SpaceNewsBot.Tests.Support.Telegram;

/// <content>The updates, and how the bot asks for them (#getting-updates).</content>
internal sealed partial class BotApiServer
{
    private readonly SortedDictionary<int, (JsonObject Update, string Queue, DateTimeOffset At)> updates = [];
    private HashSet<string>? allowed;
    private CancellationTokenSource poller = new();
    private int nextUpdateId = 7_001;

    /// <summary>The updates that nobody acknowledged yet.</summary>
    public IReadOnlyList<int> Waiting => Read(() => updates.Keys.ToList());

    /// <summary>"If there are no new updates for at least a week, then identifier of the next update will be chosen randomly" (#update).</summary>
    public void NextUpdateId(int id) => Read(() => nextUpdateId = id);

    /// <summary>Puts an update where the bot gets it; one of a kind that it didn't ask for is never delivered. Returns its id.</summary>
    /// <param name="kind">The field of the update.</param>
    /// <param name="content">What the field holds.</param>
    /// <param name="queue">What a webhook gets in order: a chat, or a person outside of any.</param>
    private int Happen(string kind, JsonObject content, string queue)
    {
        int id;
        lock (gate)
        {
            id = nextUpdateId++;

            // #getupdates: "this parameter doesn't affect updates created before the call", and so it counts when they are created.
            if (allowed is null or { Count: 0 } || allowed.Contains(kind))
            {
                updates.Add(id, (new JsonObject { ["update_id"] = id, [kind] = content }, queue, time.GetUtcNow()));
            }
        }

        Notify();
        return id;
    }

    /// <summary>
    /// #getting-updates: updates "will not be kept longer than 24 hours". The real server keeps those that somebody waits for far
    /// shorter (github.com/tdlib/telegram-bot-api, Client.cpp, add_update).
    /// </summary>
    private void ForgetOld()
    {
        foreach (var (id, (update, _, at)) in updates.ToList())
        {
            var lifetime = update.ContainsKey("inline_query") ? TimeSpan.FromSeconds(30)
                : update.ContainsKey("callback_query") ? TimeSpan.FromSeconds(150)
                : update.ContainsKey("chosen_inline_result") ? TimeSpan.FromSeconds(600)
                : TimeSpan.FromHours(24);
            if (time.GetUtcNow() - at > lifetime)
            {
                updates.Remove(id);
            }
        }
    }

    /// <summary>#getupdates, #setwebhook: "If not specified, the previous setting will be used."</summary>
    private void Allow(JsonObject arguments)
    {
        if (arguments["allowed_updates"] is JsonArray kinds)
        {
            allowed = kinds.Select(k => k!.GetValue<string>()).ToHashSet();
        }
    }

    private async Task<BotApiOutcome> GetUpdatesAsync(HttpContext context, JsonObject arguments)
    {
        if (HasWebhook)
        {
            // #getupdates: "This method will not work if an outgoing webhook is set up."
            return BotApiOutcome.Refuse(new(409, "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"));
        }

        if (Number(arguments, "limit") is < 1 or > 100)
        {
            // #getupdates: "Values between 1-100 are accepted." The real server takes the nearest of them.
            return BotApiOutcome.BadRequest("limit must be between 1 and 100");
        }

        // One bot instance at a time: the newer call ends the older one.
        var mine = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        var older = Interlocked.Exchange(ref poller, mine);
        await older.CancelAsync();

        var offset = Number(arguments, "offset");
        var limit = (int)(Number(arguments, "limit") ?? 100);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(Number(arguments, "timeout") ?? 0), time);
        lock (gate)
        {
            Allow(arguments);

            // #getupdates: "An update is considered confirmed as soon as getUpdates is called with an offset higher than
            // its update_id." Until then it comes again with every call.
            foreach (var confirmed in updates.Keys.Where(id => id < offset).ToList())
            {
                updates.Remove(confirmed);
            }
        }

        Notify();
        while (true)
        {
            JsonArray batch;
            Task next;
            lock (gate)
            {
                next = changed.Task;
                ForgetOld();
                batch = [.. updates.Values.Take(limit).Select(u => u.Update.DeepClone())];
            }

            if (batch.Count > 0 || patience.IsCancellationRequested)
            {
                return BotApiOutcome.Accept(batch);
            }

            using var either = CancellationTokenSource.CreateLinkedTokenSource(mine.Token, patience.Token);
            await next.WaitAsync(either.Token).ContinueWith(_ => { }, TaskScheduler.Default);
            if (context.RequestAborted.IsCancellationRequested)
            {
                return new BotApiOutcome(null, null);
            }

            if (mine.IsCancellationRequested)
            {
                return BotApiOutcome.Refuse(new(409, IsDelivering
                    ? "Conflict: terminated by setWebhook request"
                    : "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"));
            }
        }
    }
}
