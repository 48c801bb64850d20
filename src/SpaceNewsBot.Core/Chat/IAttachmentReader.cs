using SpaceNewsBot.Core.Sources;

namespace SpaceNewsBot.Core.Chat;

/// <summary>Fetches the files that come with messages, for platforms that keep them until they are asked for.</summary>
public interface IAttachmentReader
{
    /// <summary>The platform's name, as in <see cref="ConversationAddress.Platform"/>.</summary>
    string Platform { get; }

    /// <summary>The file's text, or one sentence on why there is none. Throws when the platform can't be asked now.</summary>
    /// <param name="attachment">As in <see cref="IncomingMessage.Attachment"/>.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<SourceFile> ReadAsync(string attachment, CancellationToken cancellationToken);
}
