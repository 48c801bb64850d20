using SpaceNewsBot.Core.Answers;
using SpaceNewsBot.Core.Citations;

namespace SpaceNewsBot.Core.Corrections;

/// <summary>Compares answers by what their readers see of them.</summary>
internal static class AnswerWords
{
    private const string Claim = "claim";
    private const string Reason = "reason";

    /// <summary>Whether two answers say the same in the same words and quote the same words of the same sources, of whichever revisions.</summary>
    public static bool AreSame(RecordedAnswer one, RecordedAnswer other) => Read(one).SequenceEqual(Read(other));

    /// <summary>Whether two answers quote the same for as many claims, and lack the same: what is left to differ is how the bot puts it.</summary>
    public static bool QuoteTheSame(RecordedAnswer one, RecordedAnswer other) =>
        Read(one).Where(IsNoWording).SequenceEqual(Read(other).Where(IsNoWording)) && Wordings(one) == Wordings(other);

    private static bool IsNoWording((string Place, string Words) word) => word.Place is not (Claim or Reason);

    private static (int Claims, int Reasons) Wordings(RecordedAnswer answer) => (Read(answer).Count(w => w.Place == Claim), Read(answer).Count(w => w.Place == Reason));

    // Each word with its place, so that what ends one list and begins the next isn't mixed up.
    private static IEnumerable<(string Place, string Words)> Read(RecordedAnswer answer) => answer switch
    {
        RecordedAnswer.Grounded(var draft) => draft.Claims
            .SelectMany(c => c.Quotes.SelectMany(Read).Prepend((Claim, c.Text)))
            .Concat(draft.Missing.Select(m => ("missing", m))),
        RecordedAnswer.Abstained(var reason, var missing, var nearest) => missing
            .Select(m => ("missing", m))
            .Prepend((Reason, reason))
            .Concat(nearest is null ? [] : Read(nearest)),
        _ => throw new ArgumentOutOfRangeException(nameof(answer)),
    };

    private static IEnumerable<(string Place, string Words)> Read(DraftQuote quote) =>
        [("workspace", quote.WorkspaceId), ("source", quote.SourceId), ("quote", quote.Text)];
}
