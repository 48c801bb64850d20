using System.Globalization;
using SpaceNewsBot.Commands;
using SpaceNewsBot.Core.Sources;

namespace SpaceNewsBot.Terminal;

/// <summary>Corrects, after a change of a source, the answers that were given in the terminal; a running bot corrects the others.</summary>
internal static class TerminalCorrections
{
    /// <summary>Looks the changes through, writes the terminal's corrections, and says how many wait elsewhere.</summary>
    /// <param name="store">The store.</param>
    /// <param name="io">The terminal.</param>
    /// <param name="output">Where corrections are written.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task WriteAsync(StoreSession store, TerminalIo io, TextWriter output, CancellationToken cancellationToken)
    {
        try
        {
            store.UseLanguage();
            var platform = new TerminalChatPlatform(output, new TerminalReplyRenderer(io.Width, io.Colours));
            var pass = await store.Corrector.RunAsync([platform], cancellationToken).ConfigureAwait(false);
            if (pass.Found - pass.Edited - pass.Flagged is > 0 and var waiting)
            {
                await output.WriteAsync(string.Create(
                    CultureInfo.InvariantCulture,
                    $"Posted answers that quote what changed: {waiting}. The running bot corrects them where they stand.\n")).ConfigureAwait(false);
            }
        }
        catch (StoreUnavailableException fault)
        {
            // The change is made; whoever runs next finds what it touched.
            await io.Error.WriteAsync(TerminalText.OneLine(fault.Message) + "\n").ConfigureAwait(false);
        }
    }
}
