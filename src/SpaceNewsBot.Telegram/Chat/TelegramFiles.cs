using System.Globalization;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Core.Sources;
using SpaceNewsBot.Telegram.Connection;
using Telegram.Bot.Types;

namespace SpaceNewsBot.Telegram.Chat;

/// <summary>Fetches the files that people give to commands, from where Telegram keeps them.</summary>
/// <param name="connection">The Bot API.</param>
/// <param name="files">Reads text in any encoding.</param>
/// <param name="time">The clock.</param>
internal sealed class TelegramFiles(TelegramConnection connection, ISourceFileReader files, TimeProvider time) : IAttachmentReader
{
    // "Bots can download files of up to 20MB in size" (core.telegram.org/bots/api#getfile).
    private const int MaxBytes = 20 * 1024 * 1024;
    private static readonly string[] Endings = [".txt", ".md", ".markdown", ".html", ".htm", ".xhtml"];

    public string Platform => TelegramAddress.Platform;

    /// <summary>A document as it is kept with the message: size, id and name.</summary>
    public static string Describe(Document document) =>
        string.Create(CultureInfo.InvariantCulture, $"{document.FileSize ?? 0}:{document.FileId}:{document.FileName}");

    public async Task<SourceFile> ReadAsync(string attachment, CancellationToken cancellationToken)
    {
        var parts = attachment.Split(':', 3);
        var name = parts[2].Length > 0 ? parts[2] : "The file";
        if (!Endings.Any(e => name.EndsWith(e, StringComparison.OrdinalIgnoreCase)))
        {
            return new SourceFile.Refused($"{name} can't be a source: send a .txt, .md or .html document.");
        }

        if (long.Parse(parts[0], CultureInfo.InvariantCulture) > MaxBytes)
        {
            return TooBig(name);
        }

        var (content, fault) = await connection.DownloadAsync(parts[1], MaxBytes, cancellationToken);
        while (fault is { RetryAfter: { } wait })
        {
            await Task.Delay(wait, time, cancellationToken);
            (content, fault) = await connection.DownloadAsync(parts[1], MaxBytes, cancellationToken);
        }

        using (content)
        {
            return fault switch
            {
                null => await files.ReadAsync(content!, name, cancellationToken),
                { Kind: TelegramFaultKind.BadRequest } when fault.Description.Contains("file is too big", StringComparison.OrdinalIgnoreCase) => TooBig(name),
                { Kind: TelegramFaultKind.BadRequest or TelegramFaultKind.Forbidden } => new SourceFile.Refused($"Telegram doesn't have {name} any more: send it again."),
                _ => throw new InvalidOperationException("Telegram didn't give the file out."),
            };
        }
    }

    private static SourceFile.Refused TooBig(string name) => new(
        $"{name} is too big: Telegram gives bots files of at most 20 MB, and a source has at most 5 MB of text; split it, or leave out what isn't the story.");
}
