namespace SpaceNewsBot.Core.Chat;

/// <summary>Makes the reply to a command.</summary>
/// <param name="handler">What all commands share.</param>
/// <param name="item">The message.</param>
/// <param name="arguments">What was written behind the command, trimmed.</param>
/// <param name="cancellationToken">Ends the wait.</param>
internal delegate Task<Reply> ChatCommandHandler(MessageHandler handler, InboxItem item, string arguments, CancellationToken cancellationToken);
