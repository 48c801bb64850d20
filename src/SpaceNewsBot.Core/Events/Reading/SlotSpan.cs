using SpaceNewsBot.Core.Language;

namespace SpaceNewsBot.Core.Events.Reading;

/// <summary>Where the words of a slot stand in the text, with the bracket or quotation mark that closes what opens in them.</summary>
internal static class SlotSpan
{
    /// <summary>The span of a run of tokens.</summary>
    public static TextSpan Of(Sentence sentence, TokenRange range)
    {
        var (start, end) = (sentence.Tokens[range.First].Start, sentence.Tokens[range.End - 1].End);

        // "the European Space Agency (ESA)": a bracket or a quotation that opens in the span closes in it.
        var text = sentence.Text.AsSpan(start, end - start);
        var closes = end < sentence.Span.End && ((sentence.Text[end] == ')' && text.Count('(') > text.Count(')'))
            || (sentence.Text[end] == '”' && text.Count('“') > text.Count('”')) || (sentence.Text[end] == '"' && text.Count('"') % 2 == 1));
        if (!closes && end + 1 < sentence.Span.End && sentence.Text[end] is '.' or '!' && (sentence.Text[end + 1] == '”' ? text.Count('“') > text.Count('”') : sentence.Text[end + 1] == '"' && text.Count('"') % 2 == 1))
        {
            return new TextSpan(start, end + 2);
        }

        return new TextSpan(start, closes || (end < sentence.Span.End && sentence.Text[end] == '%') ? end + 1 : end);
    }
}
