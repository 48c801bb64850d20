using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Core.Sources;
using SpaceNewsBot.Core.Workspaces;
using SpaceNewsBot.Discord.Commands;
using SpaceNewsBot.Discord.Connection;

namespace SpaceNewsBot.Discord.Chat;

/// <summary>
/// The way in from Discord. Messages are recorded in the order in which they come; an interaction has three seconds and
/// waits for nothing.
/// </summary>
/// <param name="connection">Discord.</param>
/// <param name="intake">Records messages.</param>
/// <param name="interactions">Answers interactions.</param>
/// <param name="registrar">Registers the slash commands.</param>
/// <param name="channels">Where every message is a question.</param>
/// <param name="options">The moderators' role.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Gets ids and counts.</param>
internal sealed partial class DiscordListener(
    IDiscordConnection connection,
    MessageIntake intake,
    InteractionHandler interactions,
    DiscordCommandRegistrar registrar,
    IQuestionChannels channels,
    IOptions<DiscordOptions> options,
    TimeProvider time,
    ILogger<DiscordListener> logger) : IChatListener
{
    // "Disallowed intent(s)": what was asked for isn't switched on in the developer portal.
    private const int DisallowedIntents = 4014;
    private const int MostMessages = 10_000;

    private static readonly TimeSpan ChannelsInterval = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<Task, bool> running = [];
    private readonly Channel<DiscordEvent> messages = Channel.CreateBounded<DiscordEvent>(MostMessages);
    private readonly QuestionPlaces places = new(connection);

    private string? ourId;

    public string Platform => DiscordAddress.Platform;

    private static string TokenRefused =>
        $"Discord refuses the bot's token: copy it again from the developer portal (Bot, Reset Token) into the setting {DiscordOptions.Section}:{nameof(DiscordOptions.Token)}.";

    private static string NoContent =>
        "Question channels are set, but Discord doesn't let the bot read them: switch on the message content intent in the developer portal (Bot, Privileged Gateway Intents). Commands, mentions and replies work without it.";

    public async Task<string?> CheckAsync(CancellationToken cancellationToken) => await connection.CheckAsync(cancellationToken) switch
    {
        DiscordCheck.TokenRefused => TokenRefused,
        DiscordCheck.Known { MayReadContent: false } when await HasChannelsAsync(cancellationToken) => NoContent,
        DiscordCheck.Known => null,
        _ => $"Discord at {options.Value.ApiUrl} can't be reached: check the network and the setting {DiscordOptions.Section}:{nameof(DiscordOptions.ApiUrl)}.",
    };

    public async Task<string?> InviteAsync(CancellationToken cancellationToken) =>
        await connection.CheckAsync(cancellationToken) is DiscordCheck.Known(var application, _, _)
            ? $"Add the bot to a Discord server: {DiscordInvite.AddressOf(application)}"
            : null;

    public async Task<string?> RunAsync(CancellationToken cancellationToken)
    {
        var recording = RecordMessagesAsync(cancellationToken);
        try
        {
            return await ConnectAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return null;
        }
        finally
        {
            messages.Writer.TryComplete();
            await recording;
            await Task.WhenAll(running.Keys);
        }
    }

    /// <summary>Connects, and again whenever the need to read all messages comes or goes: it is asked for when a session begins.</summary>
    private async Task<string?> ConnectAsync(CancellationToken cancellationToken)
    {
        var mayReadContent = true;
        while (true)
        {
            await RefreshPlacesAsync(cancellationToken);
            var readsContent = places.Any && mayReadContent && await MayReadContentAsync(cancellationToken);
            using var change = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var watching = WatchPlacesAsync(readsContent && mayReadContent, change);
            var end = await connection.RunAsync(readsContent, ReceiveAsync, change.Token);
            await change.CancelAsync();
            await watching;
            switch (end)
            {
                case DiscordEnd.Fatal { CloseCode: DisallowedIntents } when readsContent:
                    mayReadContent = false;
                    LogNoContent(NoContent);
                    break;
                case DiscordEnd.Fatal(_, var sentence):
                    return sentence;
                default:
                    cancellationToken.ThrowIfCancellationRequested();
                    break;
            }
        }
    }

    /// <summary>Keeps the list of question channels; ends the session when it has the wrong intents for it.</summary>
    private async Task WatchPlacesAsync(bool readsContent, CancellationTokenSource session)
    {
        try
        {
            var told = false;
            while (true)
            {
                await Task.Delay(ChannelsInterval, time, session.Token);
                await RefreshPlacesAsync(session.Token);
                if (places.Any == readsContent)
                {
                    continue;
                }

                if (!places.Any || await MayReadContentAsync(session.Token))
                {
                    await session.CancelAsync();
                }
                else if (!told)
                {
                    told = true;
                    LogNoContent(NoContent);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The session is over.
        }
    }

    private async Task<bool> MayReadContentAsync(CancellationToken cancellationToken) =>
        await connection.CheckAsync(cancellationToken) is DiscordCheck.Known { MayReadContent: true };

    private async Task<bool> HasChannelsAsync(CancellationToken cancellationToken) =>
        (await channels.ListAsync(null, cancellationToken)).Any(c => c.Platform == Platform);

    private async Task RefreshPlacesAsync(CancellationToken cancellationToken)
    {
        try
        {
            places.Set(from channel in await channels.ListAsync(null, cancellationToken)
                       where channel.Platform == Platform
                       select DiscordAddress.Of(channel).ChannelId);
        }
        catch (StoreUnavailableException fault)
        {
            LogStoreFault(fault.Message);
        }
    }

    private async ValueTask ReceiveAsync(DiscordEvent received, CancellationToken cancellationToken)
    {
        switch (received)
        {
            case DiscordEvent.Ready(var application, var user):
                ourId = user;
                LogListening(user);
                Start(() => registrar.RegisterAsync(application, cancellationToken));
                break;
            case DiscordEvent.Interacted(var interaction):
                // Acknowledged and recorded also while the bot is being stopped: the reply comes after the next start.
                Start(() => interactions.HandleAsync(interaction, CancellationToken.None));
                break;
            default:
                await messages.Writer.WriteAsync(received, cancellationToken);
                break;
        }
    }

    private async Task RecordMessagesAsync(CancellationToken cancellationToken)
    {
        await foreach (var received in messages.Reader.ReadAllAsync(CancellationToken.None))
        {
            if (received is DiscordEvent.ThreadCreated thread)
            {
                places.Note(thread);
            }
            else if (received is DiscordEvent.MessageCreated message && ourId is { } us)
            {
                await RecordAsync(message, us, cancellationToken);
            }
        }
    }

    private async Task RecordAsync(DiscordEvent.MessageCreated message, string us, CancellationToken cancellationToken)
    {
        var backoff = new Backoff(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1), time);
        while (true)
        {
            try
            {
                var question = await places.FindQuestionAsync(message, cancellationToken);
                if (DiscordMessageReader.Read(message with { Content = question ?? message.Content }, us, question is not null, options.Value.ModeratorRole, time.GetUtcNow()) is { } incoming)
                {
                    await intake.RecordAsync(incoming, CancellationToken.None);
                }

                return;
            }
            catch (StoreUnavailableException fault) when (!cancellationToken.IsCancellationRequested)
            {
                LogStoreFault(fault.Message);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }

            await backoff.WaitAsync(cancellationToken).ContinueWith(static _ => { }, TaskScheduler.Default);
        }
    }

    /// <summary>Runs beside the receiving; a fault is logged and ends nothing else.</summary>
    private void Start(Func<Task> work)
    {
        var task = Task.Run(async () =>
        {
            try
            {
                await work();
            }
            catch (OperationCanceledException)
            {
                // The bot is being stopped.
            }
            catch (Exception fault)
            {
                LogFault(fault.GetType().Name);
            }
        });
        running[task] = true;
        _ = task.ContinueWith(done => running.TryRemove(done, out _), TaskScheduler.Default);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Listening in Discord as user {UserId}.")]
    private partial void LogListening(string userId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Sentence}")]
    private partial void LogNoContent(string sentence);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The store failed ({Fault}); trying again.")]
    private partial void LogStoreFault(string fault);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Something that came from Discord couldn't be dealt with ({Fault}).")]
    private partial void LogFault(string fault);
}
