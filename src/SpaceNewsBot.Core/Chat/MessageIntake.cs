using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SpaceNewsBot.Core.Commands;
using SpaceNewsBot.Core.Workspaces;

namespace SpaceNewsBot.Core.Chat;

/// <summary>Takes messages in: records each durably, within the limits, and wakes the worker.</summary>
/// <param name="inbox">The queue.</param>
/// <param name="workspaces">Which chat belongs to whom.</param>
/// <param name="signal">Wakes the worker.</param>
/// <param name="options">The limits.</param>
/// <param name="logger">Gets ids and counts.</param>
public sealed partial class MessageIntake(
    IInbox inbox,
    IWorkspaceStore workspaces,
    InboxSignal signal,
    IOptions<ChatOptions> options,
    ILogger<MessageIntake> logger) : IDisposable
{
    // Counting and recording go together: two platforms must not both take the last place.
    private readonly SemaphoreSlim gate = new(1, 1);

    /// <summary>
    /// Records a message; once it returns, the platform may be told that we have it. Beyond a limit the refusal is
    /// recorded with the message, and is its reply; who floods a chat is told once there, so that nobody else has to wait for
    /// the refusals.
    /// <para>
    /// An edit takes the place of what its message said, within the same limits; beyond them it is refused beside the answer,
    /// which stays. Of a message that isn't known it is recorded as a new one. It is taken only where it asks a question now: an
    /// edit never gives a command, neither a new one nor, for a word that was corrected, the old one a second time.
    /// </para>
    /// </summary>
    /// <returns>False when this delivery was recorded before, or is an edit that changes nothing or asks nothing.</returns>
    public async Task<bool> RecordAsync(IncomingMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (message.EditedAt is not null && !Asks(message))
        {
            return false;
        }

        await gate.WaitAsync(cancellationToken);
        InboxRefusal? refused;
        bool isNew;
        try
        {
            var link = await workspaces.FindOfChatAsync(message.Conversation, cancellationToken);
            message = message with { WorkspaceId = link.WorkspaceId, Right = link.IsLinked ? message.Right : Right.Reader };
            var load = await inbox.GetLoadAsync(message, cancellationToken);
            refused = load switch
            {
                _ when load.OfUser >= options.Value.MaxWaitingPerUser => InboxRefusal.TooManyOfOneUser,
                _ when load.Overall >= options.Value.MaxWaiting => InboxRefusal.QueueFull,
                _ when load.OfUserThisHour >= options.Value.MaxPerUserAndHour => InboxRefusal.TooManyOfOneUserThisHour,
                _ when load.OfWorkspaceThisHour >= options.Value.MaxPerWorkspaceAndHour => InboxRefusal.TooManyOfWorkspaceThisHour,
                _ => null,
            };
            var revision = message.EditedAt is null
                ? InboxRevision.Unknown
                : await inbox.ReviseAsync(message, refused, cancellationToken);
            isNew = revision switch
            {
                InboxRevision.Unknown => await inbox.RecordAsync(message, refused, cancellationToken),

                // As a message of its own that no edit finds: the next one is again of the message that was answered.
                InboxRevision.Refused => await inbox.RecordAsync(message with { MessageId = null, EditedAt = null }, refused, cancellationToken),
                _ => revision == InboxRevision.Revised,
            };
        }
        finally
        {
            gate.Release();
        }

        if (isNew && refused is { } limit)
        {
            LogRefused(message.Conversation.Platform, message.UpdateId, limit);
        }

        signal.Set();
        return isNew;
    }

    private static bool Asks(IncomingMessage message)
    {
        var text = message.Text.Trim();
        var surface = message.IsPrivate ? CommandSurfaces.PrivateChat : CommandSurfaces.Group;
        return text.Length > 0
            && (!CommandTable.IsCommand(text) || CommandTable.Find(text, surface, out _, out _) == CommandTable.Ask);
    }

    /// <inheritdoc/>
    public void Dispose() => gate.Dispose();

    [LoggerMessage(Level = LogLevel.Information, Message = "{Platform}: message {UpdateId} met a limit: {Limit}.")]
    private partial void LogRefused(string platform, string updateId, InboxRefusal limit);
}
