using SpaceNewsBot.Core.Language;

namespace SpaceNewsBot.Core.Events.Reading;

/// <summary>Reads from the words around a predicate how firmly it is stated.</summary>
internal static class StatusReader
{
    private const int WordsBefore = 4;

    /// <summary>The status, and whether the words put it in the future.</summary>
    public static (EventStatus Status, bool IsAhead) Read(Sentence sentence, Predicate predicate, Roles roles, Speech? speech)
    {
        var tokens = sentence.Tokens;
        var action = predicate.Action.First;
        var isWill = false;
        var isPossible = false;
        var isHedged = speech?.IsDoubtful == true;
        var isGoingOn = false;
        for (var i = action - 1; i >= Math.Max(0, action - WordsBefore); i--)
        {
            if (sentence.Before(i + 1).ContainsAny(Punctuation.Any))
            {
                break;
            }

            isWill |= tokens[i].Word is "will" or "would" or "shall" or "won't" or "wouldn't" || (tokens[i].Word == "going" && tokens[i + 1].Word == "to");
            isPossible |= (EventWords.Possible.Contains(tokens[i].Stem) || tokens[i].Word is "cannot" or "can't" or "couldn't")
                && (tokens[i + 1].Word is "to" or "not" || i == action - 1 || StopWords.Auxiliaries.Contains(tokens[i].Word));
            isHedged |= EventWords.Hedges.Contains(tokens[i].Stem) && (tokens[i + 1].Word == "to" || tokens[i].Word.EndsWith("ly", StringComparison.Ordinal) || tokens[i].Stem is "unconfirm" or "unverifi");
            isGoingOn |= i == action - 1 && StopWords.FormsOfBe.Contains(tokens[i].Word);

            // "plans to sell … and to dismiss"
            isPossible |= i == action - 2 && tokens[i + 1].Word == "to" && tokens[i].Word is "and" or "or";

            // "is to open"
            isWill |= i == action - 2 && tokens[i + 1].Word == "to" && EventWords.Planning.Contains(tokens[i].Stem) && !EventWords.Possible.Contains(tokens[i].Stem);
            isPossible |= i == action - 2 && tokens[i + 1].Word == "to" && StopWords.FormsOfBe.Contains(tokens[i].Word);
        }

        var isProgressive = isGoingOn && tokens[predicate.Head].Word.EndsWith("ing", StringComparison.Ordinal);
        var isAhead = isWill || isPossible;

        // "no exhibition would be cancelled"
        var isNone = roles.Patient is { } acted && tokens[acted.First].Word is "no" or "none";
        var isNobody = roles.Agent is { } acting && tokens[acting.First].Word is "no" or "none" or "nobody" or "neither";
        if (speech?.IsDenial == true || isNone || isNobody || (predicate.IsVerb && VerbFinder.IsNegated(sentence, predicate.Head)))
        {
            return (EventStatus.Denied, isAhead);
        }

        var status = isHedged ? EventStatus.Unconfirmed
            : isPossible ? EventStatus.Planned
            : isWill || (speech is not null && (isProgressive || !predicate.IsVerb || IsPresent(sentence, predicate))) || IsAnnounced(sentence, predicate) ? EventStatus.Announced
            : EventStatus.Done;
        return (status, isAhead);
    }

    // "says it ends the talks"
    private static bool IsPresent(Sentence sentence, Predicate predicate)
    {
        var word = sentence.Tokens[predicate.Head].Word;
        return word.EndsWith('s') && !word.EndsWith("ss", StringComparison.Ordinal) && predicate.IsStopping;
    }

    // "announced the suspension of the flights"
    private static bool IsAnnounced(Sentence sentence, Predicate predicate) =>
        !predicate.IsVerb && VerbFinder.LastBefore(sentence, predicate.Head) is >= 0 and var verb && PredicateFinder.IsSaying(sentence, verb);
}
