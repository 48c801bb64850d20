namespace SpaceNewsBot.Tests.Support;

/// <summary>What the server does with a call instead of serving it.</summary>
internal sealed record BotApiFault(int Status, string Description = "", int? RetryAfter = null, long? MigrateToChatId = null)
{
    /// <summary>The call is never answered.</summary>
    public static BotApiFault Silence { get; } = new(0, "silence");

    /// <summary>The connection is broken off.</summary>
    public static BotApiFault HangUp { get; } = new(0, "hang up");

    /// <summary>A proxy's page in the place of an answer.</summary>
    public static BotApiFault BadGateway { get; } = new(502, "<html><body>502 Bad Gateway</body></html>");
}
