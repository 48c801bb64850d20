using System.Globalization;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Core.Sources;

namespace SpaceNewsBot.Core.Corrections;

/// <summary>How a source came to be another than an answer quoted.</summary>
/// <param name="SourceId">The source.</param>
/// <param name="Title">Its title in the revision that was quoted, a source's words; null when it had none.</param>
/// <param name="From">The revision that was quoted.</param>
/// <param name="To">The last revision now; equal to <paramref name="From"/> when it was removed as it was, or a row of the ledger was corrected.</param>
/// <param name="State">Whether it answers now.</param>
public sealed record SourceShift(string SourceId, string? Title, int From, int To, SourceState State)
{
    /// <summary>Whether the source is as it was, and moderators corrected a row of the ledger.</summary>
    public bool IsOfLedger => State == SourceState.Standing && From == To;

    /// <summary>
    /// What happened, without a full stop: for example "was changed (revision 1 → 2)". The bot's own words, without any of
    /// the source's; English, as the log of corrections is.
    /// </summary>
    public string Sentence => Describe(CultureInfo.InvariantCulture);

    /// <summary>The same in the language of those who read the answer.</summary>
    public string ShownSentence => Describe(CultureInfo.CurrentUICulture);

    private string Describe(CultureInfo language) => State switch
    {
        SourceState.Removed => ChatTexts.SourceWasRemoved(From, language),
        SourceState.Quarantined => ChatTexts.SourceWasQuarantined(From, To, language),
        _ when IsOfLedger => ChatTexts.SourceWasReadAnew(To, language),
        _ => ChatTexts.SourceWasChanged(From, To, language),
    };
}
