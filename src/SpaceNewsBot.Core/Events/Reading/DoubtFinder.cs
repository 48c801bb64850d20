using SpaceNewsBot.Core.Language;

namespace SpaceNewsBot.Core.Events.Reading;

/// <summary>Finds where a story says that a letter, a memo or the like isn't confirmed to be real.</summary>
internal static class DoubtFinder
{
    /// <summary>The stem of what is doubted; null where a sentence doubts nothing of the kind.</summary>
    public static string? Find(Sentence sentence)
    {
        string? document = null;
        var (isDenied, isProof) = (false, false);
        foreach (var token in sentence.Tokens)
        {
            document ??= EventWords.Documents.Contains(token.Stem) ? token.Stem : null;
            isDenied |= StopWords.Negations.Contains(token.Word) || token.Word is "nobody" or "unable" or "unclear" or "unknown" or "yet";
            isProof |= token.Stem is "confirm" or "verifi" or "authent" or "genuin" or "establish" or "real" or "fake" || token.Word is "confirmation" or "verification";
            if (token.Word is "unconfirmed" or "unverified")
            {
                (isDenied, isProof) = (true, true);
            }
        }

        return isDenied && isProof ? document : null;
    }

    /// <summary>Whether a row rests on what is doubted: it says so, or does so.</summary>
    /// <param name="row">The row.</param>
    /// <param name="document">The stem of what is doubted.</param>
    public static bool RestsOn(Event row, string document)
    {
        return IsIt(row.Speaker) || IsIt(row.Who) || (row.Who is not null && row.What is { } what && what.End <= row.Action.Start && IsIt(what));

        // The words before "of" or "by" say what it is.
        bool IsIt(EventSlot? slot) => slot is not null
            && Tokenizer.Tokenize(slot.Text).TakeWhile(t => t.Word is not ("of" or "by" or "from")).Any(t => t.Stem == document);
    }
}
