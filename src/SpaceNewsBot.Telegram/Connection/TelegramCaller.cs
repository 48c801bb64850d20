using Microsoft.Extensions.Logging;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Core.Sources;
using SpaceNewsBot.Core.Workspaces;
using SpaceNewsBot.Telegram.Chat;
using Telegram.Bot.Requests.Abstractions;

namespace SpaceNewsBot.Telegram.Connection;

/// <summary>Makes calls that post or edit: keeps to the limits, waits out what passes, and follows a chat whose id changed.</summary>
/// <param name="connection">The Bot API.</param>
/// <param name="pacer">Keeps to the limits.</param>
/// <param name="moves">Remembers a chat's new id.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Gets codes and times.</param>
internal sealed partial class TelegramCaller(
    TelegramConnection connection,
    SendPacer pacer,
    IChatMoves moves,
    TimeProvider time,
    ILogger<TelegramCaller> logger)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    /// <summary>Makes one call until Telegram took it or won't ever take it.</summary>
    /// <param name="address">Where to.</param>
    /// <param name="create">Makes the call for an address, which may be another one than the first.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The result, or why Telegram won't ever take it; and the chat's address, which may have moved.</returns>
    /// <exception cref="InvalidOperationException">Telegram takes the call for malformed.</exception>
    public async Task<(T? Result, TelegramFault? Refusal, TelegramAddress Address)> CallAsync<T>(
        TelegramAddress address,
        Func<TelegramAddress, IRequest<T>> create,
        CancellationToken cancellationToken)
        where T : notnull
    {
        var backoff = new Backoff(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(5), time);
        while (true)
        {
            var pace = PaceOf(address);
            await pacer.WaitAsync(pace, cancellationToken);
            var (result, fault) = await connection.CallAsync(create(address), Timeout, cancellationToken);
            switch (fault)
            {
                case null:
                    return (result, null, address);
                case { MigratedTo: { } newId }:
                    await RememberAsync(address.ChatId, newId, cancellationToken);
                    address = address with { ChatId = newId };
                    break;
                case { RetryAfter: { } wait }:
                    LogRateLimited(wait.TotalSeconds);
                    pacer.Hold(pace, wait);
                    break;
                case { Kind: TelegramFaultKind.Forbidden }:
                case { Kind: TelegramFaultKind.BadRequest } when TelegramRefusals.AreLasting(fault):
                    return (default, fault, address);
                case { Kind: TelegramFaultKind.BadRequest }:
                    throw new InvalidOperationException($"Telegram takes the message for malformed (error {fault.Code}).");
                default:
                    LogWaiting(fault.Kind, fault.Code);
                    await backoff.WaitAsync(cancellationToken);
                    break;
            }
        }
    }

    /// <summary>Makes one call at its place, whatever comes of it.</summary>
    public async Task TryOnceAsync<T>(TelegramAddress address, IRequest<T> request, CancellationToken cancellationToken)
        where T : notnull
    {
        var pace = PaceOf(address);
        await pacer.WaitAsync(pace, cancellationToken);
        if ((await connection.CallAsync(request, Timeout, cancellationToken)).Fault is { RetryAfter: { } wait })
        {
            LogRateLimited(wait.TotalSeconds);
            pacer.Hold(pace, wait);
        }
    }

    // Telegram doesn't say in which chat an inline message stands: each is taken for a chat of its own.
    private static long PaceOf(TelegramAddress address) => address.InlineMessageId is { } inline ? long.MaxValue - (uint)inline.GetHashCode() : address.ChatId;

    private async Task RememberAsync(long from, long to, CancellationToken cancellationToken)
    {
        try
        {
            await moves.MoveAsync(TelegramAddress.Platform, TelegramAddress.IdOf(from), TelegramAddress.IdOf(to), cancellationToken);
        }
        catch (StoreUnavailableException fault)
        {
            // Telegram names the new id again.
            LogNotMoved(fault.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Telegram asks for {Seconds} s of patience.")]
    private partial void LogRateLimited(double seconds);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Telegram didn't take a message ({Kind}, code {Code}); trying again.")]
    private partial void LogWaiting(TelegramFaultKind kind, int code);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A chat's new id couldn't be remembered: {Reason}")]
    private partial void LogNotMoved(string reason);
}
