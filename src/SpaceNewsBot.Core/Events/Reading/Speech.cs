using SpaceNewsBot.Core.Language;

namespace SpaceNewsBot.Core.Events.Reading;

/// <summary>Whose words a clause gives.</summary>
/// <param name="Verb">The verb that says so, in the sentence; −1 where it stands in an earlier one, or there is none.</param>
/// <param name="Who">Who says so; null where that can't be told.</param>
/// <param name="IsPronoun">Whether a pronoun stands for them.</param>
/// <param name="IsDoubtful">Whether it only seems or is alleged that they say so.</param>
/// <param name="IsDenial">Whether they say that it isn't so.</param>
internal sealed record Speech(int Verb, TextSpan? Who, bool IsPronoun, bool IsDoubtful, bool IsDenial)
{
    public static Speech Of(Sentence sentence, int verb, TextSpan? who, bool isPronoun)
    {
        var isDoubtful = false;
        for (var i = verb - 1; i >= Math.Max(0, verb - 3); i--)
        {
            isDoubtful |= EventWords.Hedges.Contains(sentence.Tokens[i].Stem) && (sentence.Tokens[i + 1].Word == "to" || sentence.Tokens[i].Word.EndsWith("ly", StringComparison.Ordinal));
        }

        return new Speech(verb, who, isPronoun, isDoubtful, verb >= 0 && EventWords.Denying.Contains(sentence.Tokens[verb].Stem));
    }
}
