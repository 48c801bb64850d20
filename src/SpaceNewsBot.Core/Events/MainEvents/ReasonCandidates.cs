using System.Collections.Frozen;
using SpaceNewsBot.Core.Language;

namespace SpaceNewsBot.Core.Events.MainEvents;

/// <summary>Why it may have happened: what follows words of cause, purpose and blame, and what was done before it.</summary>
internal static class ReasonCandidates
{
    private const int Sentences = 12;
    private const int SentencesOfDeeds = 2;
    private const int MostWords = 18;

    // Stems of nouns that name a reason.
    private static readonly FrozenSet<string> Reasons =
        "retali repris reveng veng respons protest reaction punish grievanc".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    // Stems of verbs whose object is to blame.
    private static readonly FrozenSet<string> Blames = "blame accus criticis critic fault attribut condemn".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    public static IEnumerable<SlotCandidate> Find(ArticleReading article)
    {
        foreach (var read in article.Opening(Sentences))
        {
            var sentence = read.Sentence;
            var tokens = read.Tokens;
            var deeds = DeedReader.Read(read);
            foreach (var cause in CauseFinder.Find(sentence))
            {
                var first = tokens[cause.First].Word;
                if (first is not "to")
                {
                    var marker = first is "following" ? "after" : first is "amid" or "over" ? "over" : first is "until" or "unless" or "given" ? "condition" : "cause";
                    var end = Math.Min(cause.End, cause.First + MostWords);
                    yield return Candidate(article, read, cause with { End = end }, marker);
                    for (var i = cause.First + 3; i < end; i++)
                    {
                        if (tokens[i].Word is "during" or "at" or "in" or "on" or "and" or "which")
                        {
                            yield return Candidate(article, read, cause with { End = i }, marker);
                            break;
                        }
                    }
                }
            }

            for (var i = 0; i + 1 < tokens.Length; i++)
            {
                if (Reasons.Contains(tokens[i].Stem))
                {
                    yield return Candidate(article, read, new TokenRange(i, EndOfPhrase(sentence, i + 1)), "cause");
                }

                if (MarkerAt(sentence, i) is { } marker && !sentence.Dates.Any(d => d.Contains(i + 1)))
                {
                    foreach (var end in Ends(sentence, i + 1))
                    {
                        yield return Candidate(article, read, new TokenRange(i + 1, end), marker);
                    }
                }
            }

            if (read.Field == MainEventField.Title || read.Index < SentencesOfDeeds)
            {
                foreach (var deed in deeds)
                {
                    foreach (var (end, _) in deed.Ends)
                    {
                        yield return Candidate(article, read, new TokenRange(deed.First, end), deed.Order == 0 ? "first_deed" : "later_deed");
                    }
                }
            }
        }
    }

    private static SlotCandidate Candidate(ArticleReading article, ReadSentence read, TokenRange range, string marker)
    {
        var place = read.Field == MainEventField.Title ? "title" : read.IsLead ? "lead" : "later";
        return new SlotCandidate(read, range, new Dictionary<string, double>(StringComparer.Ordinal))
            .With(marker, place, $"{marker}_{place}")
            .With("sentence", Math.Log(1 + read.Index))
            .With("title_share", read.Field == MainEventField.Title ? 0 : read.TitleShare)
            .With("names", Enumerable.Range(range.First, range.Count).Count(i => read.Sentence.NameStarts[i] >= 0) / (double)range.Count)
            .With("length", Math.Log(1 + range.Count))
            .With("article_words", ArticleReading.ContentStems(read.Sentence, range).Select(s => Math.Log(Math.Max(1, article.Count(s)))).DefaultIfEmpty(0).Average());
    }

    // What a reason or an earlier deed follows; null for other words.
    private static string? MarkerAt(Sentence sentence, int i)
    {
        var tokens = sentence.Tokens;
        var next = tokens[i + 1];
        var previous = i > 0 ? tokens[i - 1] : default;
        return tokens[i].Word switch
        {
            "after" or "following" => "after",
            "over" or "amid" => "over",
            "despite" => "despite",
            "for" when next.Word.EndsWith("ing", StringComparison.Ordinal) => "for_doing",
            "for" when previous.Stem is not null && Reasons.Contains(previous.Stem) => "cause",
            "to" when previous.Word is "due" or "owing" or "thanks" => "cause",
            "to" when Vocabulary.VerbShare(next.Stem) >= 0.35 && !next.Word.EndsWith("ing", StringComparison.Ordinal) && !StopWords.All.Contains(next.Word) => "purpose",
            "from" when previous.Stem is "stem" or "result" or "aris" => "cause",
            "on" when BlamedBefore(sentence, i) => "blame",
            "as" or "when" or "while" => "as",
            "that" when previous.Word is not null && SayerFinder.IsSaying(sentence, i - 1) => "said",
            _ when Blames.Contains(tokens[i].Stem) => "blame",
            _ when SayerFinder.IsSaying(sentence, i) && VerbFinder.IsVerb(sentence, i) && next.Word != "that" => "said",
            _ => null,
        };
    }

    // "blamed her defeat on"
    private static bool BlamedBefore(Sentence sentence, int on)
    {
        for (var i = on - 1; i >= Math.Max(0, on - 10) && !sentence.Before(i + 1).ContainsAny(Punctuation.Strong); i--)
        {
            if (sentence.Tokens[i].Stem == "blame")
            {
                return true;
            }
        }

        return false;
    }

    private static int EndOfPhrase(Sentence sentence, int from)
    {
        var end = from;
        while (end < sentence.Tokens.Length && end - from < MostWords / 2 && !sentence.Before(end).ContainsAny(Punctuation.Any) && !VerbFinder.IsVerb(sentence, end))
        {
            end++;
        }

        return end;
    }

    // To the end of the clause, and to the first commas or conjunctions before it.
    private static IEnumerable<int> Ends(Sentence sentence, int first)
    {
        var tokens = sentence.Tokens;
        var end = first + 1;
        var given = 0;
        for (; end < tokens.Length && end - first < MostWords && !sentence.Before(end).ContainsAny(Punctuation.Strong); end++)
        {
            if (given < 2 && end > first + 1 && (sentence.Before(end).ContainsAny(Punctuation.Any) || tokens[end].Word is "and" or "but" or "as" or "for" or "when" or "after" or "while" or "into" or "who" or "which"))
            {
                yield return end;
                given++;
            }
        }

        yield return end;
    }
}
