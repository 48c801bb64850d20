using SpaceNewsBot.Core.Citations;
using SpaceNewsBot.Core.Language;
using SpaceNewsBot.Core.Sources;

namespace SpaceNewsBot.Core.Events.Reviews;

/// <summary>Finds a moderator's words in the text of a revision.</summary>
internal static class SlotWords
{
    /// <summary>The most UTF-16 code units of a slot.</summary>
    public const int MaxLength = 500;

    // A word that stands so often before one of its places fits isn't what somebody means.
    private const int MostTries = 1_000;

    /// <summary>
    /// The place of the words that is nearest to a sentence: whole words of one passage of the story, never of its furniture.
    /// What was acted on has to stand in the sentence itself, since it is quoted together with the action.
    /// </summary>
    public static EventSlot? Find(SourceRevision revision, EventSlot sentence, EventSlotName name, string words)
    {
        if (string.IsNullOrWhiteSpace(words) || words.Length > MaxLength)
        {
            return null;
        }

        var (text, after) = (revision.Text, FindForward(revision, words, sentence.Start));
        if (after is { } within && within + words.Length <= sentence.End)
        {
            return Slot(text, within, words);
        }

        if (name == EventSlotName.What)
        {
            return null;
        }

        var before = FindBackward(revision, words, sentence.Start);
        return (before, after) switch
        {
            (null, null) => null,
            ({ } b, null) => Slot(text, b, words),
            (null, { } a) => Slot(text, a, words),
            ({ } b, { } a) => Slot(text, sentence.Start - b <= a - sentence.End ? b : a, words),
        };
    }

    /// <summary>
    /// As <see cref="Find"/>, for words that somebody typed or a model wrote, with other white space, quotation marks, dashes or
    /// case. What is found is as the text has it.
    /// </summary>
    public static EventSlot? FindTyped(SourceRevision revision, EventSlot sentence, EventSlotName name, string typed) =>
        Find(revision, sentence, name, typed)
        ?? (string.IsNullOrWhiteSpace(typed) || typed.Length > MaxLength ? null
            : (WordsIn(sentence.Text, typed) ?? WordsIn(revision.Text, typed)) is { } words ? Find(revision, sentence, name, words)
            : null);

    /// <summary>The sentence of the story that shares the most words with some words; null where none shares one.</summary>
    public static string? FindNearestSentence(SourceRevision revision, string words)
    {
        var wanted = Tokenizer.Tokenize(words).Select(token => token.Word).Where(word => !StopWords.All.Contains(word)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var (best, most) = ((string?)null, 0);
        foreach (var passage in revision.Passages.Where(p => p.Kind == PassageKind.Body))
        {
            foreach (var (start, end) in PassageSentences.Of(revision, passage))
            {
                var sentence = revision.Text[start..end];
                var shared = Tokenizer.Tokenize(sentence).Select(token => token.Word).Distinct(StringComparer.OrdinalIgnoreCase).Count(wanted.Contains);
                if (shared > most)
                {
                    (best, most) = (sentence, shared);
                }
            }
        }

        return best;
    }

    private static string? WordsIn(string text, string typed) => new FoldedText(text).Find(typed) is var (start, end) ? text[start..end] : null;

    private static EventSlot Slot(string text, int start, string words) => new(start, start + words.Length, text[start..(start + words.Length)]);

    private static int? FindForward(SourceRevision revision, string words, int from)
    {
        var at = from;
        for (var tries = 0; tries < MostTries && at <= revision.Text.Length; tries++)
        {
            at = revision.Text.IndexOf(words, at, StringComparison.Ordinal);
            if (at < 0)
            {
                return null;
            }

            if (Fits(revision, at, at + words.Length))
            {
                return at;
            }

            at++;
        }

        return null;
    }

    private static int? FindBackward(SourceRevision revision, string words, int before)
    {
        var end = before;
        for (var tries = 0; tries < MostTries && end > 0; tries++)
        {
            var at = revision.Text.AsSpan(0, end).LastIndexOf(words, StringComparison.Ordinal);
            if (at < 0)
            {
                return null;
            }

            if (Fits(revision, at, at + words.Length))
            {
                return at;
            }

            end = at + words.Length - 1;
        }

        return null;
    }

    private static bool Fits(SourceRevision revision, int start, int end)
    {
        var text = revision.Text;
        if ((start > 0 && char.IsLetterOrDigit(text[start - 1]) && char.IsLetterOrDigit(text[start]))
            || (end < text.Length && char.IsLetterOrDigit(text[end - 1]) && char.IsLetterOrDigit(text[end])))
        {
            return false;
        }

        // Passages are in order and don't overlap: the last one that begins at or before the words.
        var (low, high) = (0, revision.Passages.Length - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = revision.Passages[middle].Start <= start ? (middle, high) : (low, middle - 1);
        }

        return revision.Passages.Length > 0
            && revision.Passages[low] is { Kind: PassageKind.Body } passage && passage.Start <= start && end <= passage.End;
    }
}
