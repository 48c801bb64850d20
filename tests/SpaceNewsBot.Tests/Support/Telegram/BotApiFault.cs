namespace SpaceNewsBot.Tests.Support.Telegram;

/// <summary>What the server does with a call instead of serving it.</summary>
internal sealed record BotApiFault(int Status, string Description = "", int? RetryAfter = null, long? MigrateToChatId = null)
{
    /// <summary>The call is never answered.</summary>
    public static BotApiFault Silence { get; } = new(0, "silence");

    /// <summary>The connection is broken off.</summary>
    public static BotApiFault HangUp { get; } = new(0, "hang up");

    /// <summary>A proxy's page in the place of an answer.</summary>
    public static BotApiFault BadGateway { get; } = new(502, "<html><body>502 Bad Gateway</body></html>");

    /// <summary>The call is carried out, and then the connection breaks off: only its answer is lost.</summary>
    public static BotApiFault Lost { get; } = new(0, "lost") { TakesEffect = true };

    /// <summary>Whether the call is carried out all the same.</summary>
    public bool TakesEffect { get; init; }

    /// <summary>So long the answer keeps the caller waiting. A fault that is nothing but slow serves the call like any other.</summary>
    public TimeSpan? Slow { get; init; }
}
