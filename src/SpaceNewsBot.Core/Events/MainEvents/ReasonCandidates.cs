using SpaceNewsBot.Core.Language;

namespace SpaceNewsBot.Core.Events.MainEvents;

/// <summary>Why it may have happened: what follows words of cause, purpose and blame, and what was done before it.</summary>
internal static class ReasonCandidates
{
    private const int Sentences = 12;
    private const int MostWords = 18;

    public static IEnumerable<SlotCandidate> Find(ArticleReading article)
    {
        foreach (var read in article.Opening(Sentences))
        {
            var sentence = read.Sentence;
            var tokens = read.Tokens;
            var deeds = DeedReader.Read(read);
            foreach (var cause in CauseFinder.Find(sentence))
            {
                var range = cause with { End = Math.Min(cause.End, cause.First + MostWords) };
                var marker = tokens[cause.First].Word;
                yield return Candidate(article, read, range, deeds).With("cause", marker is "to" ? "purpose" : marker is "because" or "due" or "over" or "amid" or "following" or "citing" ? "cause_" + marker : "cause_other");
            }

            for (var i = 0; i + 1 < tokens.Length; i++)
            {
                if (MarkerAt(sentence, i) is { } marker && !sentence.Dates.Any(d => d.Contains(i + 1)))
                {
                    foreach (var end in Ends(sentence, i + 1))
                    {
                        yield return Candidate(article, read, new TokenRange(i + 1, end), deeds).With("marked", "marked_" + marker);
                    }
                }
            }

            if (read.Field == MainEventField.Title || read.Index < 3)
            {
                foreach (var deed in deeds)
                {
                    foreach (var (end, next) in deed.Ends)
                    {
                        yield return Candidate(article, read, new TokenRange(deed.First, end), deeds)
                            .With("predicate", deed.Order == 0 ? "first_verb" : "later_verb", next is "end" ? "to_end" : "cut");
                    }
                }
            }
        }
    }

    private static SlotCandidate Candidate(ArticleReading article, ReadSentence read, TokenRange range, List<Deed> deeds) =>
        CandidateFigures.Create(article, read, range)
            .With("deed_in_title", deeds.Exists(d => article.IsInTitle(read.Tokens[d.Verb].Stem)) ? 1 : 0)
            .With("has_verb", deeds.Exists(d => range.Contains(d.Verb)) ? 1 : 0);

    // What a reason or an earlier deed follows; null for other words.
    private static string? MarkerAt(Sentence sentence, int i)
    {
        var token = sentence.Tokens[i];
        return token.Word switch
        {
            "after" => "after",
            "over" or "amid" => "over",
            "for" when sentence.Tokens[i + 1].Word.EndsWith("ing", StringComparison.Ordinal) => "for_doing",
            "for" when i > 0 && sentence.Tokens[i - 1].Stem is "retali" or "repris" or "reveng" or "respons" or "reason" or "critic" or "critic" => "for_reason",
            "to" when i > 0 && sentence.Tokens[i - 1].Word is "due" or "owing" or "thanks" => "due",
            "to" when Vocabulary.VerbShare(sentence.Tokens[i + 1].Stem) >= 0.35 && !sentence.Tokens[i + 1].Word.EndsWith("ing", StringComparison.Ordinal) => "to",
            "by" => "by",
            "from" when i > 0 && sentence.Tokens[i - 1].Stem is "stem" or "result" or "aris" => "due",
            _ when token.Stem is "blame" or "accus" or "attribut" or "cite" or "criticis" or "critic" => "blame",
            "on" when i > 0 && Enumerable.Range(Math.Max(0, i - 8), i - Math.Max(0, i - 8)).Any(k => sentence.Tokens[k].Stem is "blame") => "blame_on",
            "as" or "when" or "while" => "as",
            "that" when i > 0 && SayerFinder.IsSaying(sentence, i - 1) => "said_that",
            "who" or "which" => "who",
            _ => null,
        };
    }

    // To the end of the clause, and to the first comma or conjunction before it.
    private static IEnumerable<int> Ends(Sentence sentence, int first)
    {
        var tokens = sentence.Tokens;
        var end = first + 1;
        var given = 0;
        for (; end < tokens.Length && end - first < MostWords && !sentence.Before(end).ContainsAny(Punctuation.Strong); end++)
        {
            if (given < 2 && end > first + 1 && (sentence.Before(end).ContainsAny(Punctuation.Any) || tokens[end].Word is "and" or "but" or "as" or "for" or "when" or "after" or "while" or "into"))
            {
                yield return end;
                given++;
            }
        }

        yield return end;
    }
}
