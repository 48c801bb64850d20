namespace SpaceNewsBot.Core.Events.MainEvents;

/// <summary>
/// Blanks the buttons and forms of a page that stand in one line with its text, as happens where all line ends were lost.
/// Blanks are line ends, so no sentence goes on across them; no character moves.
/// </summary>
internal static class InlineFurniture
{
    // Where such a piece starts, and what it ends with at most so far behind.
    private const int Longest = 120;

    private static readonly (string Start, string End)[] Pieces =
    [
        ("Click to share on ", "(Opens in new window)"),
        ("Click to email ", "(Opens in new window)"),
        ("Click to print ", "(Opens in new window)"),
        ("Get daily updates directly to your inbox", "Subscribe"),
        ("Thank you for subscribing", "!"),
        ("Could not subscribe, ", "Invalid Email"),
        ("Skip Ad ", "Loading..."),
        ("x Embed x ", "Share"),
    ];

    /// <summary>The text with blanks for furniture.</summary>
    public static string Blank(string text)
    {
        char[]? blanked = null;
        foreach (var (start, end) in Pieces)
        {
            for (var at = text.IndexOf(start, StringComparison.Ordinal); at >= 0; at = text.IndexOf(start, at + 1, StringComparison.Ordinal))
            {
                var last = text.AsSpan(at, Math.Min(Longest, text.Length - at)).IndexOf(end, StringComparison.Ordinal);
                if (last >= 0)
                {
                    blanked ??= text.ToCharArray();
                    blanked.AsSpan(at, last + end.Length).Fill('\n');
                }
            }
        }

        return blanked is null ? text : new string(blanked);
    }
}
