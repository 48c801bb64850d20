using System.Globalization;
using System.Text.Json.Nodes;

namespace SpaceNewsBot.Tests.Support.Telegram;

/// <content>
/// Limits (core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this): one message a second in a chat, 20 a minute in
/// a group, 30 a second overall.
/// </content>
internal sealed partial class BotApiServer
{
    // Clocks run apart and calls take their time on the way: neither is counted to the millisecond.
    private static readonly TimeSpan _second = TimeSpan.FromSeconds(0.95);
    private static readonly TimeSpan _grace = TimeSpan.FromMilliseconds(5);

    private readonly List<(DateTimeOffset At, long? ChatId)> traffic = [];
    private readonly Dictionary<string, DateTimeOffset> waits = [];
    private readonly List<string> early = [];

    /// <summary>Whether calls beyond the limits are refused.</summary>
    public bool KeepsLimits { get; set; }

    /// <summary>The calls that came before the time that a limit's answer named ("Too Many Requests: retry after").</summary>
    public IReadOnlyList<string> EarlyRequests => Read(() => early.ToList());

    /// <summary>How many calls were refused because they went beyond the limits.</summary>
    public int CallsBeyondLimits { get; private set; }

    /// <summary>Forgets which limits it told: a new process of the bot doesn't know them, and isn't early.</summary>
    public void ForgetLimits() => Read(() =>
    {
        waits.Clear();
        return true;
    });

    private static bool IsLimited(string method) =>
        method.Equals("sendMessage", StringComparison.OrdinalIgnoreCase) || method.Equals("editMessageText", StringComparison.OrdinalIgnoreCase);

    // What the server limits of its own accord it limits for both methods, what a test queued for the one that met it.
    private static string WaitOf(string method, JsonObject arguments) =>
        $"{method.ToLowerInvariant()} for {(Text(arguments, "chat_id") is { } chat ? $"chat {chat}" : "no chat")}";

    private static string WaitOf(JsonObject arguments) => WaitOf("messages", arguments);

    private TimeSpan LeftOf(string wait) => waits.TryGetValue(wait, out var until) && until - time.GetUtcNow() is var left && left > _grace ? left : TimeSpan.Zero;

    private void NoteEarly(string method, JsonObject arguments)
    {
        var left = LeftOf(WaitOf(method, arguments));
        if (IsLimited(method) && LeftOf(WaitOf(arguments)) is var own && own > left)
        {
            left = own;
        }

        if (left > TimeSpan.Zero)
        {
            early.Add(string.Create(CultureInfo.InvariantCulture, $"{WaitOf(method, arguments)}, {left.TotalSeconds:0.###} s early"));
        }
    }

    private void NoteFault(string method, JsonObject arguments, BotApiFault fault)
    {
        if (fault is { Status: 429, RetryAfter: { } seconds })
        {
            waits[WaitOf(method, arguments)] = time.GetUtcNow().AddSeconds(seconds);
        }
    }

    /// <summary>The refusal of a call beyond the limits.</summary>
    private BotApiOutcome? Limit(string method, JsonObject arguments)
    {
        if (!KeepsLimits || !IsLimited(method))
        {
            return null;
        }

        if (LeftOf(WaitOf(arguments)) is var left && left > TimeSpan.Zero)
        {
            CallsBeyondLimits++;
            return TooMany(left);
        }

        var now = time.GetUtcNow();
        traffic.RemoveAll(t => now - t.At >= TimeSpan.FromMinutes(1));
        var chatId = Number(arguments, "chat_id");
        var isGroup = chatId is { } id && (chats.TryGetValue(id, out var chat) ? chat.IsGroup : id < 0);
        var free = new[]
        {
            FreeAt(traffic, 30, _second),
            chatId is null ? now
                : isGroup ? FreeAt(traffic.Where(t => t.ChatId == chatId), 20, TimeSpan.FromMinutes(1))
                : FreeAt(traffic.Where(t => t.ChatId == chatId), 1, _second),
        }.Max();
        if (free > now)
        {
            CallsBeyondLimits++;
            var refusal = TooMany(free - now);
            waits[WaitOf(arguments)] = now.AddSeconds(refusal.Refusal!.RetryAfter!.Value);
            return refusal;
        }

        traffic.Add((now, chatId));
        return null;

        // When one more fits into the window that slides.
        static DateTimeOffset FreeAt(IEnumerable<(DateTimeOffset At, long? ChatId)> calls, int most, TimeSpan window) =>
            calls.Select(c => c.At).TakeLast(most).ToList() is { } last && last.Count == most ? last[0] + window : DateTimeOffset.MinValue;
    }

    private static BotApiOutcome TooMany(TimeSpan left)
    {
        // #responseparameters: "the number of seconds left to wait before the request can be repeated"
        var seconds = Math.Max(1, (int)Math.Ceiling(left.TotalSeconds));
        return BotApiOutcome.Refuse(new(429, string.Create(CultureInfo.InvariantCulture, $"Too Many Requests: retry after {seconds}"), RetryAfter: seconds));
    }
}
