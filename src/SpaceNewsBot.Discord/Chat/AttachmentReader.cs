using Microsoft.Extensions.Options;
using SpaceNewsBot.Core.Sources;
using SpaceNewsBot.Discord.Connection;

namespace SpaceNewsBot.Discord.Chat;

/// <summary>Fetches files that people gave to commands, from where Discord keeps them and from nowhere else.</summary>
/// <param name="files">Reads text in any encoding.</param>
/// <param name="options">Whose server besides Discord's own may keep files: that of the API's address.</param>
/// <param name="network">Reaches it; doesn't follow redirections.</param>
internal sealed class AttachmentReader(ISourceFileReader files, IOptions<DiscordOptions> options, HttpMessageHandler network) : IDisposable
{
    // A text of 5 MB in the widest encoding, as for files of the command line.
    private const long MaxBytes = 4L * SourceLimits.MaxTextBytes;

    private static readonly string[] Hosts = ["cdn.discordapp.com", "media.discordapp.net"];

    private readonly HttpClient client = new(network) { Timeout = TimeSpan.FromMinutes(1) };

    /// <summary>The text; or one sentence on why there is none.</summary>
    public async Task<SourceFile> ReadAsync(DiscordAttachment attachment, CancellationToken cancellationToken)
    {
        var name = attachment.FileName;
        if (attachment.Size > MaxBytes)
        {
            return new SourceFile.Refused($"{name} is too long: a source has at most 5 MB of text; split it, or leave out what isn't the story.");
        }

        if (!IsDiscords(attachment.Url))
        {
            return new SourceFile.Refused($"{name} isn't kept by Discord, so it isn't fetched: give the file to the command itself.");
        }

        try
        {
            using var response = await client.GetAsync(attachment.Url, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (!response.IsSuccessStatusCode)
            {
                return Unreachable(name);
            }

            await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
            return await files.ReadAsync(stream, name, cancellationToken);
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException || (fault is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return Unreachable(name);
        }
    }

    public void Dispose() => client.Dispose();

    private static SourceFile.Refused Unreachable(string name) => new($"{name} couldn't be fetched from Discord: give it to the command again.");

    private bool IsDiscords(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address)
        && ((address.Scheme == Uri.UriSchemeHttps && address.IsDefaultPort && Hosts.Contains(address.Host, StringComparer.OrdinalIgnoreCase))
            || (Uri.TryCreate(options.Value.ApiUrl, UriKind.Absolute, out var ours)
                && Uri.Compare(address, ours, UriComponents.SchemeAndServer, UriFormat.SafeUnescaped, StringComparison.OrdinalIgnoreCase) == 0));
}
