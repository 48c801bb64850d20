using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Core.Sources;
using SpaceNewsBot.Core.Workspaces;
using SpaceNewsBot.Telegram.Chat;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace SpaceNewsBot.Telegram.Receiving;

/// <summary>
/// Takes updates in, however they arrive: records what has to be answered, after which Telegram may be told that we have it,
/// and starts what nothing has to wait for.
/// </summary>
/// <param name="intake">Records messages.</param>
/// <param name="presses">Deals with buttons.</param>
/// <param name="queries">Answers inline queries.</param>
/// <param name="moves">Remembers a chat's new id.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Gets ids and names of faults.</param>
internal sealed partial class UpdateReceiver(
    MessageIntake intake,
    ButtonPresses presses,
    InlineQueries queries,
    IChatMoves moves,
    TimeProvider time,
    ILogger<UpdateReceiver> logger)
{
    private readonly ConcurrentDictionary<Task, bool> running = [];

    /// <summary>What is asked for.</summary>
    public static IReadOnlyList<UpdateType> Wanted { get; } =
        [UpdateType.Message, UpdateType.EditedMessage, UpdateType.CallbackQuery, UpdateType.InlineQuery, UpdateType.ChosenInlineResult];

    /// <summary>Takes one update in. Once it returns, Telegram may be told that we have it.</summary>
    /// <param name="raw">The update.</param>
    /// <param name="us">Who we are.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="StoreUnavailableException">It couldn't be recorded: it is to be delivered again.</exception>
    public async Task ReceiveAsync(RawUpdate raw, TelegramSelf us, CancellationToken cancellationToken)
    {
        if (raw.Update is not { } update)
        {
            LogFault(raw.Id, "of an unknown kind");
            return;
        }

        try
        {
            await TakeAsync(update, us, cancellationToken);
        }
        catch (Exception fault) when (fault is not (StoreUnavailableException or OperationCanceledException))
        {
            // Delivered again it would be the same; the updates behind it must not wait for it for ever.
            LogFault(update.Id, fault.GetType().Name);
        }
    }

    /// <summary>Waits for what was started.</summary>
    public Task FinishAsync() => Task.WhenAll(running.Keys);

    private async Task TakeAsync(Update update, TelegramSelf us, CancellationToken cancellationToken)
    {
        switch (update)
        {
            case { Message: { MigrateToChatId: { } to, Chat.Id: var from } }:
                await MoveAsync(from, to, cancellationToken);
                break;
            case { Message: { MigrateFromChatId: { } from, Chat.Id: var to } }:
                await MoveAsync(from, to, cancellationToken);
                break;
            case { Message: not null } or { EditedMessage: not null }:
                await RecordAsync(TelegramMessageReader.Read(update, us, time.GetUtcNow()), cancellationToken);
                break;
            case { ChosenInlineResult: { } chosen }:
                await RecordAsync(TelegramMessageReader.ReadChosen(update.Id, chosen, time.GetUtcNow()), cancellationToken);
                break;
            case { CallbackQuery: { } press }:
                Start(await presses.ReceiveAsync(update.Id, press, us, cancellationToken), cancellationToken);
                break;
            case { InlineQuery: { } query }:
                Start(queries.Receive(query), cancellationToken);
                break;
        }
    }

    private async Task RecordAsync(IncomingMessage? message, CancellationToken cancellationToken)
    {
        if (message is not null)
        {
            await intake.RecordAsync(message, cancellationToken);
        }
    }

    private Task MoveAsync(long from, long to, CancellationToken cancellationToken) =>
        moves.MoveAsync(TelegramAddress.Platform, TelegramAddress.IdOf(from), TelegramAddress.IdOf(to), cancellationToken);

    /// <summary>Runs beside the receiving; a fault is logged and ends nothing else.</summary>
    private void Start(Func<CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        var task = Task.Run(
            async () =>
            {
                try
                {
                    await work(cancellationToken);
                }
                catch (OperationCanceledException)
                {
                    // The bot is being stopped.
                }
                catch (Exception fault)
                {
                    LogAsideFault(fault is StoreUnavailableException ? fault.Message : fault.GetType().Name);
                }
            },
            CancellationToken.None);
        running[task] = true;
        _ = task.ContinueWith(done => running.TryRemove(done, out _), TaskScheduler.Default);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Update {Id} couldn't be dealt with and is left out ({Fault}).")]
    private partial void LogFault(int id, string fault);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A button or an inline query couldn't be answered ({Fault}).")]
    private partial void LogAsideFault(string fault);
}
