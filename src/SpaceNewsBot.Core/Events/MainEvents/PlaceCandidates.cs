using System.Collections.Frozen;
using SpaceNewsBot.Core.Language;

namespace SpaceNewsBot.Core.Events.MainEvents;

/// <summary>Where it may have happened: names behind "in", "at" or "near", what they hang on, and names that elsewhere stand so.</summary>
internal static class PlaceCandidates
{
    private const int Sentences = 40;
    private const int MostSteps = 3;

    private static readonly FrozenSet<string> Prepositions =
        new[] { "in", "at", "near", "outside", "inside", "across", "on", "to", "around", "from", "into", "close", "of" }.ToFrozenSet(StringComparer.Ordinal);

    // Nouns of buildings, grounds and regions.
    private static readonly FrozenSet<string> Grounds =
        ("stadium airport station stop park street road avenue square house tower hall city town village centre center hospital church school university hotel circuit track field bridge embassy consulate " +
        "court county state province district island airfield harbour harbor port beach mountain river valley base camp prison museum library theatre theater office headquarters suburb region capital downtown lake sea site store factory plant underpass")
            .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    public static IEnumerable<SlotCandidate> Find(ArticleReading article)
    {
        var evidence = Evidence(article);
        foreach (var read in article.Opening(Sentences))
        {
            var sentence = read.Sentence;
            var deeds = DeedReader.Read(read);
            foreach (var name in sentence.Names)
            {
                var place = new TokenRange(name.FirstToken, EndOfHyphens(sentence, name.EndToken));
                if (read.Sentence.Dates.Any(d => d.Contains(place.First)) || (place.First > 0 && sentence.Before(place.First) is "-"))
                {
                    continue;
                }

                var places = evidence.GetValueOrDefault(Key(sentence, place));
                var preposition = PrepositionBefore(sentence, place.First, out var start);
                if (preposition is null && places == 0 && !KnownPlaces.Contains(sentence, place))
                {
                    continue;
                }

                var whole = Widen(sentence, place with { First = start });
                yield return Candidate(article, read, deeds, place, places, preposition, "name");
                if (whole != place)
                {
                    yield return Candidate(article, read, deeds, whole, places, preposition, "wide");
                }

                if (preposition is not null && start >= 1 && HeadBefore(sentence, start - 1) is { } head)
                {
                    yield return Candidate(article, read, deeds, whole with { First = head }, places, preposition, "with_head");
                }
            }
        }
    }

    private static SlotCandidate Candidate(ArticleReading article, ReadSentence read, List<Deed> deeds, TokenRange range, int places, string? preposition, string part)
    {
        var tokens = read.Tokens;
        var next = range.End < tokens.Length && !read.Sentence.Before(range.End).ContainsAny(Punctuation.Any) ? tokens[range.End] : default;
        var isModifier = next.Word is not null && next.Shape == TokenShape.Lower && !StopWords.All.Contains(next.Word) && !DeedReader.IsVerb(read, range.End);
        var known = KnownPlaces.Contains(read.Sentence, range);
        var ground = Enumerable.Range(range.First, range.Count).Any(i => Grounds.Contains(tokens[i].Word));
        var mentions = ArticleReading.ContentStems(read.Sentence, range).Select(article.Count).DefaultIfEmpty(1).Min();
        return CandidateFigures.Create(article, read, range)
            .With(preposition switch { "at" or "near" or "outside" or "inside" => "at", "in" => "in", null => "no_preposition", _ => "other_preposition" })
            .With(known ? "known" : ground ? "ground" : "unknown")
            .With("known_ground", known && ground ? 1 : 0)
            .With("with_head", part == "with_head" ? 1 : 0)
            .With("wide", part == "wide" ? 1 : 0)
            .With("as_place", Math.Min(1, places / (double)mentions))
            .With("as_other", Math.Log(1 + Math.Max(0, mentions - places)))
            .With("modifier", isModifier || tokens[range.End - 1].IsPossessive ? 1 : 0);
    }

    // "Mazar-i-Sharif"
    private static int EndOfHyphens(Sentence sentence, int end)
    {
        while (end < sentence.Tokens.Length && sentence.Before(end) is "-")
        {
            end++;
        }

        return end;
    }

    // How often each name stands behind a preposition of place, over all of what was read.
    private static Dictionary<string, int> Evidence(ArticleReading article)
    {
        var evidence = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var sentence in article.All.Select(r => r.Sentence))
        {
            foreach (var name in sentence.Names)
            {
                var range = new TokenRange(name.FirstToken, name.EndToken);
                if (PrepositionBefore(sentence, range.First, out _) is "in" or "at" or "near" or "outside")
                {
                    var key = Key(sentence, range);
                    evidence[key] = evidence.GetValueOrDefault(key) + 1;
                }
            }
        }

        return evidence;
    }

    private static string Key(Sentence sentence, TokenRange range) => string.Join(' ', sentence.Tokens[range.First..range.End].Select(t => t.Stem));

    // The preposition before a name, across "the northern city of"; where what it governs starts.
    private static string? PrepositionBefore(Sentence sentence, int first, out int start)
    {
        start = first;
        var tokens = sentence.Tokens;
        for (var i = first - 1; i >= Math.Max(0, first - 6) && !sentence.Before(i + 1).ContainsAny(Punctuation.Any); i--)
        {
            if (tokens[i].Word == "of" && i > 0 && Grounds.Contains(tokens[i - 1].Word))
            {
                continue;
            }

            if (Prepositions.Contains(tokens[i].Word))
            {
                start = i + 1;
                return tokens[i].Word;
            }

            if (VerbFinder.IsVerb(sentence, i) || tokens[i].IsPossessive || (StopWords.All.Contains(tokens[i].Word) && !StopWords.Determiners.Contains(tokens[i].Word)))
            {
                return null;
            }
        }

        return null;
    }

    // "underpass near", "the German consulate in": the noun phrase of a building or ground before the preposition.
    private static int? HeadBefore(Sentence sentence, int preposition)
    {
        var first = preposition;
        while (first > 0 && preposition - first < 4 && !sentence.Before(first).ContainsAny(Punctuation.Any) && !StopWords.All.Contains(sentence.Tokens[first - 1].Word) && !VerbFinder.IsVerb(sentence, first - 1))
        {
            first--;
        }

        return first < preposition && (Grounds.Contains(sentence.Tokens[preposition - 1].Word) || sentence.Tokens[preposition - 1].IsCapitalized) ? first : null;
    }

    // "Cleveland, Ohio", "Sandilands stop in Croydon": what says where the place itself lies, and its own noun.
    private static TokenRange Widen(Sentence sentence, TokenRange range)
    {
        var tokens = sentence.Tokens;
        var (first, end) = (range.First, range.End);
        while (end < tokens.Length && !sentence.Before(end).ContainsAny(Punctuation.Any) && Grounds.Contains(tokens[end].Word))
        {
            end++;
        }

        for (var step = 0; step < MostSteps && end < tokens.Length; step++)
        {
            if (sentence.Before(end) is "-")
            {
                end++;
                continue;
            }

            if (sentence.Before(end) is ", " && NameAt(sentence, end) is { } next && (next == tokens.Length || sentence.Before(next).ContainsAny(Punctuation.Any) || sentence.Dates.Any(d => d.First == next)))
            {
                end = next;
                continue;
            }

            if (sentence.Before(end).ContainsAny(Punctuation.Any) || tokens[end].Word is not ("in" or "on" or "of" or "at"))
            {
                break;
            }

            var at = end + 1;
            while (at < tokens.Length && at < end + 3 && tokens[at].Shape == TokenShape.Lower && !sentence.Before(at).ContainsAny(Punctuation.Any))
            {
                at++;
            }

            if (at >= tokens.Length || sentence.Before(at).ContainsAny(Punctuation.Any) || NameAt(sentence, at) is not { } behind)
            {
                break;
            }

            end = behind;
        }

        while (first < range.End - 1 && StopWords.All.Contains(tokens[first].Word))
        {
            first++;
        }

        return new TokenRange(first, end);
    }

    private static int? NameAt(Sentence sentence, int token)
    {
        if (sentence.NameStarts[token] != token || sentence.Dates.Any(d => d.Contains(token)))
        {
            return null;
        }

        var end = token;
        while (end < sentence.Tokens.Length && sentence.NameStarts[end] == token)
        {
            end++;
        }

        return end;
    }
}
