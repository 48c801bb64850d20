using SpaceNewsBot.Commands;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Core.Commands;
using SpaceNewsBot.Core.Sources;
using SpaceNewsBot.Core.Workspaces;

namespace SpaceNewsBot.Terminal;

/// <summary>
/// A conversation at the terminal. Its questions are recorded like those of a chat platform, so that moderators see what
/// couldn't be answered and a change of a source corrects what was.
/// </summary>
/// <param name="store">Where they are recorded.</param>
/// <param name="workspace">The community that is asked.</param>
/// <param name="io">The terminal.</param>
internal sealed class TerminalConversation(StoreSession store, string workspace, TerminalIo io)
{
    private readonly ConversationAddress _address = new(TerminalChatPlatform.PlatformName, Guid.NewGuid().ToString("N")[..8]);
    private string? _unrecorded;

    /// <summary>Answers a question.</summary>
    /// <param name="values">The arguments of <see cref="CommandTable.Ask"/>.</param>
    /// <param name="writeAsync">Shows the reply; what it returns is returned.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<int> AskAsync(
        CommandValues values,
        Func<Reply, CommandCall, Task<int>> writeAsync,
        CancellationToken cancellationToken)
    {
        var question = values.Find(CommandTable.QuestionArgument) ?? "";
        var item = QuestionHandler.FindFault(question) is null ? await TryRecordAsync(question, cancellationToken).ConfigureAwait(false) : null;
        var call = new CommandCall(workspace, Actor.CommandLine, Right.Owner, CommandSurfaces.Terminal, values, item) { Progress = io.OutputIsTerminal ? new TerminalProgress(io) : null };
        var reply = await store.Dispatcher.RunAsync(CommandTable.Ask, call, cancellationToken).ConfigureAwait(false);
        var exitCode = await writeAsync(reply, call).ConfigureAwait(false);
        if (_unrecorded is { } fault)
        {
            await io.Error.WriteAsync(TerminalText.OneLine($"The question isn't recorded: {fault}") + "\n").ConfigureAwait(false);
            _unrecorded = null;
        }

        if (item is not null)
        {
            await store.Inbox.RecordPartSentAsync(item.Id, TerminalChatPlatform.OnlyMessage, isNotice: false, cancellationToken).ConfigureAwait(false);
            await store.Inbox.CompleteAsync(item, cancellationToken).ConfigureAwait(false);
            await store.Inbox.RemoveOlderAsync(
                item.Message.ReceivedAt.AddDays(-store.Privacy.RetentionDays), cancellationToken).ConfigureAwait(false);
        }

        return exitCode;
    }

    private async Task<InboxItem?> TryRecordAsync(string question, CancellationToken cancellationToken)
    {
        var message = new IncomingMessage(
            _address, Guid.NewGuid().ToString("N"), workspace, Actor.CommandLine.UserId, question, TimeProvider.System.GetUtcNow(), IsPrivate: false);
        try
        {
            await store.Inbox.RecordAsync(message, null, cancellationToken).ConfigureAwait(false);
            return await store.Inbox.FindAsync(_address.Platform, message.UpdateId, cancellationToken).ConfigureAwait(false);
        }
        catch (StoreUnavailableException fault)
        {
            // What can be read can be answered from all the same; what can't says so itself.
            _unrecorded = fault.Message;
            return null;
        }
    }
}
