namespace SpaceNewsBot.Telegram.Connection;

/// <summary>Why a call of the Bot API came to nothing.</summary>
/// <param name="Kind">What to do about it.</param>
/// <param name="Code">The error code or status; 0 when there was no answer.</param>
/// <param name="Description">Telegram's words; empty when there was no answer.</param>
/// <param name="RetryAfter">How long Telegram wants to be left alone; null when it didn't say.</param>
/// <param name="MigratedTo">The chat's new id; null when it has none.</param>
internal sealed record TelegramFault(
    TelegramFaultKind Kind,
    int Code = 0,
    string Description = "",
    TimeSpan? RetryAfter = null,
    long? MigratedTo = null);
