using SpaceNewsBot.Core.Language;

namespace SpaceNewsBot.Core.Events.MainEvents;

/// <summary>A span that might fill a slot, with what speaks for it.</summary>
/// <param name="Sentence">The sentence that it stands in.</param>
/// <param name="Range">Its tokens.</param>
/// <param name="Features">Figures by name; those that aren't there are 0.</param>
internal sealed record SlotCandidate(ReadSentence Sentence, TokenRange Range, Dictionary<string, double> Features)
{
    /// <summary>The same in its field, without a score.</summary>
    public MainEventSpan Span => new(Sentence.Field, Sentence.Tokens[Range.First].Start, End(), 0);

    /// <summary>Sets figures to 1.</summary>
    public SlotCandidate With(params ReadOnlySpan<string> flags)
    {
        foreach (var flag in flags)
        {
            Features[flag] = 1;
        }

        return this;
    }

    /// <summary>Sets a figure.</summary>
    public SlotCandidate With(string name, double value)
    {
        Features[name] = value;
        return this;
    }

    // A bracket or a quotation that opens in the span closes in it.
    private int End()
    {
        var (start, end) = (Sentence.Tokens[Range.First].Start, Sentence.Tokens[Range.End - 1].End);
        if (end >= Sentence.Sentence.Span.End)
        {
            return end;
        }

        var text = Sentence.Sentence.Text.AsSpan(start, end - start);
        var opening = Sentence.Sentence.Text[end] switch { ')' => '(', '”' => '“', '’' => '‘', var same => same };
        return opening is '(' or '“' or '"' or '‘' or '\'' && text.Count(opening) > (opening is '"' or '\'' ? 0 : text.Count(Sentence.Sentence.Text[end])) && (opening is not ('"' or '\'') || text.Count(opening) % 2 == 1) ? end + 1 : end;
    }
}
