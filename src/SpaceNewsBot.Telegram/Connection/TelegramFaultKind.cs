namespace SpaceNewsBot.Telegram.Connection;

internal enum TelegramFaultKind
{
    /// <summary>No answer, a server error, a rate limit: the same call may work later.</summary>
    Passing,

    /// <summary>The token isn't valid (401), or isn't even a token (404).</summary>
    TokenRefused,

    /// <summary>Somebody else receives this bot's updates (409).</summary>
    Conflict,

    /// <summary>The bot may not write here: blocked, kicked, the user is gone (403).</summary>
    Forbidden,

    /// <summary>The call itself is wrong, or the chat isn't there (400).</summary>
    BadRequest,
}
