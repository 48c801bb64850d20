using SpaceNewsBot.Core.Answers;
using SpaceNewsBot.Core.Commands;
using SpaceNewsBot.Core.Sources;
using SpaceNewsBot.Core.Workspaces;

namespace SpaceNewsBot.Core.Chat;

/// <summary>Makes the reply to a recorded message: a command of the table, or a question.</summary>
/// <param name="dispatcher">Runs commands.</param>
/// <param name="attachments">Fetch the files that come with commands.</param>
public sealed class MessageHandler(CommandDispatcher dispatcher, IEnumerable<IAttachmentReader> attachments)
{
    /// <summary>
    /// Asks the platform for what a command needs before it can run: what its sender may do, and the file that came with it.
    /// That takes as long as a network takes, or as the platform wants to be left alone; nobody else has to wait for it.
    /// </summary>
    /// <returns>The message with that; or the reply, when the file can't be used.</returns>
    public async Task<(InboxItem Item, Reply? Reply)> PrepareAsync(InboxItem item, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(item);
        var message = item.Message;
        if (item.Refused is not null
            || CommandTable.Find(message.Text.Trim(), SurfaceOf(item), out _, out var arguments) is not { } row
            || row is { Right: Right.Reader, ShowsRight: false })
        {
            return (item, null);
        }

        message = message with { Right = (await dispatcher.WithRightAsync(row, CallOf(item, CommandValues.None), cancellationToken)).Right };
        if (message.Right >= row.Right && message.Attachment is { } attachment && CommandText.LacksMaterial(row, arguments))
        {
            switch (await attachments.Single(a => a.Platform == message.Conversation.Platform).ReadAsync(attachment, cancellationToken))
            {
                case SourceFile.Refused(var sentence):
                    return (item, new Reply.OfRefusal(sentence));
                case SourceFile.Text(var content):
                    // What waits to be confirmed is the command with the file's text.
                    message = message with { Text = $"/{row.Name} {CommandText.WithMaterial(arguments, content)}" };
                    break;
            }
        }

        return (item with { Message = message, IsRightKnown = true }, null);
    }

    /// <summary>Makes the reply to a message; asked again after a restart, it reads back what was answered.</summary>
    /// <param name="item">The message.</param>
    /// <param name="progress">Is told what is being done; null where nobody waits.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<Reply> ReplyAsync(InboxItem item, IProgress<AnswerStep>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(item);
        var text = item.Message.Text.Trim();
        return item switch
        {
            { Refused: InboxRefusal.TooManyOfOneUser } => Fixed(ReplyText.TooManyOfOneUser),
            { Refused: InboxRefusal.QueueFull } => Fixed(ReplyText.QueueFull),
            { Refused: InboxRefusal.TooManyOfOneUserThisHour } => Fixed(ReplyText.TooManyOfOneUserThisHour),
            { Refused: InboxRefusal.TooManyOfWorkspaceThisHour } => Fixed(ReplyText.TooManyOfWorkspaceThisHour),
            { Message: { Text: "", Attachment: not null } } => Fixed(ReplyText.FileAlone),
            { Message.Text: "" } => Fixed(ReplyText.TextOnly),
            _ when !CommandTable.IsCommand(text) => RunAsync(CommandTable.Ask, item, text, progress, cancellationToken),
            _ => CommandTable.Find(text, SurfaceOf(item), out _, out var arguments) is { } row
                ? RunAsync(row, item, arguments, progress, cancellationToken)
                : Fixed(ReplyText.UnknownCommand),
        };
    }

    private static CommandSurfaces SurfaceOf(InboxItem item) => item.Message.IsPrivate ? CommandSurfaces.PrivateChat : CommandSurfaces.Group;

    private static Task<Reply> Fixed(ReplyText text) => Task.FromResult<Reply>(new Reply.OfText(text));

    private static CommandCall CallOf(InboxItem item, CommandValues values)
    {
        var message = item.Message;
        return new CommandCall(
            message.WorkspaceId, new Actor(message.Conversation.Platform, message.UserId), message.Right, SurfaceOf(item), values, item);
    }

    private Task<Reply> RunAsync(CommandRow row, InboxItem item, string arguments, IProgress<AnswerStep>? progress, CancellationToken cancellationToken) =>
        CommandParser.Parse(row, arguments) switch
        {
            CommandParse.Parsed(var values) => dispatcher.RunAsync(row, CallOf(item, values) with { Progress = progress }, cancellationToken),
            CommandParse.Misused(var sentence) => dispatcher.CorrectAsync(row, CallOf(item, CommandValues.None), sentence, cancellationToken),
            _ => throw new InvalidOperationException("Arguments are parsed or misused."),
        };
}
