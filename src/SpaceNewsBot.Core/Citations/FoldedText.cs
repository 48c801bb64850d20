using System.Text;

namespace SpaceNewsBot.Core.Citations;

/// <summary>
/// A text in which white space, quotation marks, dashes and case are made the same, with the way back to the text itself.
/// Nothing else is touched: a changed letter or digit stays a change.
/// </summary>
internal sealed class FoldedText
{
    private readonly string folded;

    // For each folded character where it starts in the text; one more, for the end.
    private readonly int[] starts;

    public FoldedText(string text)
    {
        var written = new StringBuilder(text.Length);
        starts = new int[text.Length + 1];
        for (var i = 0; i < text.Length; i++)
        {
            var c = Fold(text[i]);
            if (c == ' ' && written.Length > 0 && written[^1] == ' ')
            {
                continue;
            }

            starts[written.Length] = i;
            written.Append(c);
        }

        starts[written.Length] = text.Length;
        folded = written.ToString();
    }

    /// <summary>Where words stand in the text, from their first character to behind their last; null where they don't, or only inside longer words.</summary>
    public (int Start, int End)? Find(string words)
    {
        var sought = new FoldedText(words.Trim()).folded;

        // The last character's own end: white space behind it belongs to what follows.
        return WordEdges.Find(folded, sought) is { } at ? (starts[at], starts[at + sought.Length - 1] + 1) : null;
    }

    private static char Fold(char c) => c switch
    {
        '\'' or '"' or '`' or '´' or '‘' or '’' or '‚' or '‛' or '“' or '”' or '„' or '‟' or '«' or '»' or '‹' or '›' => '\'',
        '\u2010' or '\u2011' or '\u2012' or '–' or '—' or '\u2015' or '\u2212' => '-',
        _ when char.IsWhiteSpace(c) => ' ',
        _ => char.ToLowerInvariant(c),
    };
}
