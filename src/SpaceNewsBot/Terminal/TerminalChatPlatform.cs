using System.Runtime.CompilerServices;
using SpaceNewsBot.Core.Chat;

namespace SpaceNewsBot.Terminal;

/// <summary>The terminal as a way out: what was written can't be edited there, so a correction is written below, with its answer's number.</summary>
/// <param name="output">Where to write.</param>
/// <param name="renderer">Fits replies to the terminal.</param>
internal sealed class TerminalChatPlatform(TextWriter output, TerminalReplyRenderer renderer) : IChatPlatform
{
    /// <summary>The terminal's name among the platforms.</summary>
    public const string PlatformName = "terminal";

    /// <summary>A reply is one message, and nothing tells it from another.</summary>
    public const string OnlyMessage = "1";

    /// <inheritdoc />
    public string Name => PlatformName;

    /// <inheritdoc />
    public async IAsyncEnumerable<SendOutcome> SendAsync(
        ReplyTarget to,
        Reply reply,
        int partsAlreadySent,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (partsAlreadySent == 0)
        {
            await WriteAsync(reply, cancellationToken).ConfigureAwait(false);
            yield return new SendOutcome.Posted(OnlyMessage);
        }
    }

    /// <inheritdoc />
    public async Task<EditOutcome> EditAsync(
        ReplyTarget target,
        IReadOnlyList<string> messageIds,
        Reply reply,
        CancellationToken cancellationToken)
    {
        await WriteAsync(reply, cancellationToken).ConfigureAwait(false);
        return new EditOutcome.Edited([OnlyMessage]);
    }

    private async Task WriteAsync(Reply reply, CancellationToken cancellationToken)
    {
        await output.WriteLineAsync(renderer.Render(reply).AsMemory(), cancellationToken).ConfigureAwait(false);
        await output.FlushAsync(cancellationToken).ConfigureAwait(false);
    }
}
