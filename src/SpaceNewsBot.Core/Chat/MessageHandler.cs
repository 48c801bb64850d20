using SpaceNewsBot.Core.Commands;
using SpaceNewsBot.Core.Sources;
using SpaceNewsBot.Core.Workspaces;

namespace SpaceNewsBot.Core.Chat;

/// <summary>Makes the reply to a recorded message: a command of the table, or a question.</summary>
/// <param name="dispatcher">Runs commands.</param>
/// <param name="attachments">Fetch the files that come with commands.</param>
public sealed class MessageHandler(CommandDispatcher dispatcher, IEnumerable<IAttachmentReader> attachments)
{
    /// <summary>Makes the reply to a message; asked again after a restart, it reads back what was answered.</summary>
    public Task<Reply> ReplyAsync(InboxItem item, CancellationToken cancellationToken)
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
            _ when !CommandTable.IsCommand(text) => RunAsync(CommandTable.Ask, item, text, cancellationToken),
            _ => CommandTable.Find(text, SurfaceOf(item), out _, out var arguments) is { } row
                ? RunAsync(row, item, arguments, cancellationToken)
                : Fixed(ReplyText.UnknownCommand),
        };
    }

    private static CommandSurfaces SurfaceOf(InboxItem item) => item.Message.IsPrivate ? CommandSurfaces.PrivateChat : CommandSurfaces.Group;

    private static Task<Reply> Fixed(ReplyText text) => Task.FromResult<Reply>(new Reply.OfText(text));

    private async Task<Reply> RunAsync(CommandRow row, InboxItem item, string arguments, CancellationToken cancellationToken)
    {
        if (item.Message.Attachment is { } attachment && CommandText.LacksMaterial(row, arguments))
        {
            switch (await attachments.Single(a => a.Platform == item.Message.Conversation.Platform).ReadAsync(attachment, cancellationToken))
            {
                case SourceFile.Refused(var sentence):
                    return new Reply.OfRefusal(sentence);
                case SourceFile.Text(var content):
                    // What waits to be confirmed is the command with the file's text.
                    arguments = CommandText.WithMaterial(arguments, content);
                    item = item with { Message = item.Message with { Text = $"/{row.Name} {arguments}" } };
                    break;
            }
        }

        var message = item.Message;
        return CommandParser.Parse(row, arguments) switch
        {
            CommandParse.Parsed(var values) => await dispatcher.RunAsync(
                row,
                new CommandCall(
                    message.WorkspaceId, new Actor(message.Conversation.Platform, message.UserId), message.Right, SurfaceOf(item), values, item),
                cancellationToken),
            CommandParse.Misused(var sentence) => new Reply.OfRefusal(sentence),
            _ => throw new InvalidOperationException("Arguments are parsed or misused."),
        };
    }
}
