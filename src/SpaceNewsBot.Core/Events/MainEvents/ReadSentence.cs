using SpaceNewsBot.Core.Language;

namespace SpaceNewsBot.Core.Events.MainEvents;

/// <summary>A sentence of an article, or a part of its headline, with its place.</summary>
/// <param name="Field">The field that it stands in.</param>
/// <param name="Index">Which sentence of the field it is, from 0.</param>
/// <param name="Sentence">The sentence over the field's text in ordinary capitals (<see cref="OrdinaryCapitals"/>), whose offsets are the field's.</param>
/// <param name="TitleShare">The share of the headline's content words that it repeats; 1 for the headline.</param>
internal sealed record ReadSentence(MainEventField Field, int Index, Sentence Sentence, double TitleShare)
{
    /// <summary>Its tokens.</summary>
    public Token[] Tokens => Sentence.Tokens;

    /// <summary>Whether it opens the description or the text.</summary>
    public bool IsLead => Field != MainEventField.Title && Index == 0;
}
