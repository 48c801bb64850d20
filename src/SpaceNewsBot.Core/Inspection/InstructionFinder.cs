using System.Buffers;
using SpaceNewsBot.Core.Language;

namespace SpaceNewsBot.Core.Inspection;

/// <summary>
/// Finds words that give orders to a language model. It matches patterns of words within a sentence; how far a pattern looks
/// is bounded, so time is linear in the text's length whatever the text is.
/// </summary>
internal static class InstructionFinder
{
    private const int MostLeadIns = 4;

    // What models are trained to read as the border between one speaker and another.
    private static readonly SearchValues<string> turnMarkers = SearchValues.Create(
        [
            "<|im_start|>", "<|im_end|>", "<|system|>", "<|assistant|>", "<|user|>", "<|endoftext|>", "<|eot_id|>", "<|start_header_id|>",
            "[INST]", "[/INST]", "<<SYS>>", "<</SYS>>", "<start_of_turn>", "<end_of_turn>", "<system mode>", "<system_mode>", "<system>",
            "</system>", "[system]", "### instruction", "### system", "### response:", "###instruction", "<function_calls>", "<tool_call>",
        ],
        StringComparison.OrdinalIgnoreCase);

    /// <summary>The places, in order of their sentences; those that overlap are one.</summary>
    public static IEnumerable<TextSpan> Find(string text)
    {
        foreach (var sentence in FoldedSentences.Of(text, word => InstructionPatterns.IdOf(word.Span)))
        {
            TextSpan? open = null;
            for (var i = 0; i < sentence.Count; i++)
            {
                if (LongestMatch(sentence, i) is not { } last)
                {
                    continue;
                }

                var found = new TextSpan(sentence[i].Start, sentence[last].End);
                if (open is { } before && found.Start < before.End)
                {
                    open = new TextSpan(before.Start, Math.Max(before.End, found.End));
                }
                else
                {
                    if (open is { } done)
                    {
                        yield return done;
                    }

                    open = found;
                }
            }

            if (open is { } rest)
            {
                yield return rest;
            }
        }
    }

    /// <summary>The markers of a chat's turns, in order.</summary>
    public static IEnumerable<TextSpan> FindTurnMarkers(string text)
    {
        for (var start = NextMarker(text, 0); start >= 0;)
        {
            // A marker ends with its closing bracket, or with its words where it has none.
            var end = start + 1;
            while (end < text.Length && (char.IsLetter(text[end]) || text[end] is '|' or '_' or '/' or '<' or '#' or ' ' && text[start] is '#' or '<'))
            {
                end++;
            }

            while (end < text.Length && text[end] is '>' or ']')
            {
                end++;
            }

            yield return new TextSpan(start, end);
            start = NextMarker(text, end);
        }
    }

    private static int NextMarker(string text, int from)
    {
        var next = from < text.Length ? text.AsSpan(from).IndexOfAny(turnMarkers) : -1;
        return next < 0 ? -1 : from + next;
    }

    private static int? LongestMatch(IReadOnlyList<FoldedWord> sentence, int start)
    {
        if (sentence[start].Id == InstructionPatterns.UnknownWord
            || !InstructionPatterns.ByFirstWord.TryGetValue(sentence[start].Id, out var patterns))
        {
            return null;
        }

        int? longest = null;
        foreach (var pattern in patterns)
        {
            if (Match(sentence, start, pattern, 0) is { } last && !(last <= longest))
            {
                longest = last;
            }
        }

        return longest;
    }

    // The index of the last word that the rest of a pattern takes from here on.
    private static int? Match(IReadOnlyList<FoldedWord> sentence, int at, PatternElement[] pattern, int step)
    {
        if (step == pattern.Length)
        {
            return at - 1;
        }

        var element = pattern[step];
        for (var here = at; here <= at + element.Gap && here < sentence.Count; here++)
        {
            if ((element.OpensLine && !sentence[here].OpensLine) || (element.Imperative && !IsOrder(sentence, here)))
            {
                continue;
            }

            foreach (var phrase in element.Phrases[sentence[here].Id])
            {
                if (StandsAt(sentence, here, phrase) && Match(sentence, here + phrase.Length, pattern, step + 1) is { } last)
                {
                    return last;
                }
            }
        }

        return element.Optional ? Match(sentence, at, pattern, step + 1) : null;
    }

    private static bool StandsAt(IReadOnlyList<FoldedWord> sentence, int at, int[] phrase)
    {
        for (var i = 0; i < phrase.Length; i++)
        {
            if (at + i >= sentence.Count || sentence[at + i].Id != phrase[i])
            {
                return false;
            }
        }

        return true;
    }

    // "You must ignore" is an order; "made you ignore" tells of one.
    private static bool IsOrder(IReadOnlyList<FoldedWord> sentence, int at)
    {
        for (var i = at; i >= 0 && at - i <= MostLeadIns; i--)
        {
            if (sentence[i].OpensClause || i == 0)
            {
                return true;
            }

            var before = sentence[i - 1].Id;
            if (!InstructionPatterns.LeadIns.Contains(before))
            {
                return i < at && before == InstructionPatterns.You;
            }
        }

        return false;
    }
}
