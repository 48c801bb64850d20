using SpaceNewsBot.Core.Answers;
using SpaceNewsBot.Core.Language;
using SpaceNewsBot.Core.Retrieval;

namespace SpaceNewsBot.Core.Claims;

/// <summary>
/// Finds where a text says otherwise than a claim though it has the claim's words: another number, date or name in the
/// same place, the parties swapped, a denial dropped, a plan told as done, a reason that isn't given.
/// </summary>
internal static class ContradictionFinder
{
    // A sentence that says less of a statement happens to have its verb.
    private const double LeastShare = 0.4;

    // One hardly worse may be the one that is meant.
    private const double NearlyBest = 0.8;

    // A sentence with the verb itself is meant rather than one with another of its meaning.
    private const double OtherWord = 0.7;

    private const double OnlyWords = 0.6;
    private const double ToldBefore = 0.8;
    private const double ReasonMet = 0.6;

    // A claim that is right in a good part, and wrong in another, is supported in part.
    private const double MostlyWrong = 0.8;

    private const int LookedBack = 3;

    private static readonly string[] Because = ["because", "due", "owing", "thanks", "since", "after", "as", "so", "when", "over", "following"];

    /// <summary>What in a claim the text says otherwise, the gravest first, and the most that the claim can still be.</summary>
    public static (List<ClaimMismatch> Mismatches, ClaimSupport Most) Find(ClaimText text)
    {
        var wrong = new HashSet<int>();
        var mismatches = new List<ClaimMismatch>();
        foreach (var statement in StatementReader.Read(text.Reading))
        {
            var places = Places(text, statement);
            if (places.Count == 0)
            {
                continue;
            }

            List<ClaimMismatch>? best = null;
            foreach (var place in places)
            {
                var here = new List<ClaimMismatch>();
                Compare(text, statement, place, here);
                if (best is null || here.Count < best.Count)
                {
                    best = here;
                }

                if (here.Count == 0)
                {
                    break;
                }
            }

            mismatches.AddRange(best!);
            if (best!.Exists(m => IsGrave(m.Kind)))
            {
                wrong.UnionWith(statement.Units);
            }
        }

        foreach (var difference in NearCopies.Differences(text).Where(d => !mismatches.Exists(m => m.Kind == d.Kind)))
        {
            mismatches.Add(difference);
            wrong.UnionWith(IsGrave(difference.Kind) ? Enumerable.Range(0, text.Weights.Length) : []);
        }

        var most = mismatches.Count == 0 ? ClaimSupport.Supported
            : wrong.Sum(u => text.Weights[u]) < text.TotalWeight * MostlyWrong ? ClaimSupport.PartiallySupported
            : ClaimSupport.NotSupported;
        return ([.. mismatches.DistinctBy(m => (m.Kind, m.Start, m.End)).OrderByDescending(m => IsGrave(m.Kind)).ThenBy(m => m.Start)], most);
    }

    // Another number leaves something of the statement, another doer nothing.
    private static bool IsGrave(ClaimMismatchKind kind) => kind is not (ClaimMismatchKind.Number or ClaimMismatchKind.Date or ClaimMismatchKind.Name or ClaimMismatchKind.MissingWords);

    // The sentences that tell of what the statement tells, best first.
    private static List<ClaimSentence> Places(ClaimText text, ClaimStatement statement)
    {
        var scored = text.Candidates
            .Where(c => statement.PlacesIn(c.Sentence).Count > 0)
            .Select(c => (Sentence: c, Share: ShareOf(text, statement, c)))
            .Where(c => c.Share >= LeastShare)
            .Select(c => (c.Sentence, Score: c.Share * (c.Sentence.Sentence.Stems.ContainsKey(statement.AnchorUnit.Stems.FirstOrDefault("")) ? 1 : OtherWord)))
            .OrderByDescending(c => c.Score)
            .ToList();
        return [.. scored.TakeWhile(c => c.Score >= scored[0].Score * NearlyBest).Take(LookedBack).Select(c => c.Sentence)];
    }

    // A pronoun stands for what the sentence before it names.
    private static double ShareOf(ClaimText text, ClaimStatement statement, ClaimSentence place)
    {
        var before = place.Sentence.Tokens.Any(t => t.Word is "he" or "she" or "it" or "they" or "him" or "her" or "them" or "its" or "his" or "their") && text.Neighbour(place.Index, -1) is { } previous
            ? text.Candidates.FirstOrDefault(c => ReferenceEquals(c.Sentence, previous))
            : null;
        double all = 0, said = 0, allWords = 0, saidWords = 0;
        foreach (var unit in statement.Units)
        {
            var here = text.Weights[unit] * Math.Max(place.Said[unit], before is null ? 0 : before.Said[unit] * ToldBefore);
            all += text.Weights[unit];
            said += here;
            if (text.Reading.Units[unit].Kind is ClaimUnitKind.Word or ClaimUnitKind.Verb)
            {
                allWords += text.Weights[unit];
                saidWords += here;
            }
        }

        // Names, numbers and dates are what may be wrong: without them it may be the same sentence still.
        return all <= 0 ? 0 : Math.Max(said / all, allWords <= 0 ? 0 : OnlyWords * saidWords / allWords);
    }

    private static void Compare(ClaimText text, ClaimStatement statement, ClaimSentence place, List<ClaimMismatch> found)
    {
        CompareAssertion(text, statement, place, found);
        CompareRoles(text, statement, place, found);
        CompareReason(text, statement, place, found);
        CompareDates(text, statement, place, found);
        CompareNumbers(text, statement, place, found);
        CompareNames(text, statement, place, found);
    }

    private static void CompareAssertion(ClaimText text, ClaimStatement statement, ClaimSentence place, List<ClaimMismatch> found)
    {
        var told = statement.PlacesIn(place.Sentence).Select(p => AssertionReader.Read(place.Sentence, p)).ToList();
        var claimed = statement.Assertion;
        if (text.Neighbour(place.Index, 1) is { } next && next.Tokens.Index().Any(t => t.Item.Stem is "deni" or "reject" or "disput" && t.Index + 1 < next.Tokens.Length && next.Tokens[t.Index + 1].Word is "that" or "it" or "this"
            && (t.Index + 2 >= next.Tokens.Length || next.Tokens[t.Index + 2].Word is "and" or "but")))
        {
            // "A spokesman denied that": both are told.
            told.AddRange(told.ConvertAll(t => t with { IsDenied = !t.IsDenied }));
        }

        if (!told.Exists(Agrees))
        {
            found.Add(Of(ClaimMismatchKind.Negation, statement, statement.Anchor));
        }
        else if (!told.Exists(t => Agrees(t) && t.Certainty >= claimed.Certainty && (!t.IsUnconfirmed || claimed.IsUnconfirmed || claimed.Certainty == Certainty.Possible)))
        {
            found.Add(Of(ClaimMismatchKind.Modality, statement, statement.Anchor));
        }

        // What is disputed is told of both ways.
        bool Agrees(Assertion told) => told.IsDenied == claimed.IsDenied || (told.IsUnconfirmed && claimed.IsUnconfirmed);
    }

    private static void CompareRoles(ClaimText text, ClaimStatement statement, ClaimSentence place, List<ClaimMismatch> found)
    {
        if (statement.Question.Sayer is { } sayer && !StandsAround(text, statement, sayer, place))
        {
            found.Add(Of(ClaimMismatchKind.Speaker, statement, sayer));
        }

        if (statement.Question.Roles is { } roles && PartyConflicts.IsEvident(text, statement, place))
        {
            found.Add(Of(ClaimMismatchKind.Role, statement, roles.Agent ?? new TokenRange(statement.Anchor, statement.Anchor + 1)));
        }
    }

    // Who says it may be told by another word, or before; but then nobody else says it here.
    private static bool StandsAround(ClaimText text, ClaimStatement statement, TokenRange sayer, ClaimSentence place)
    {
        var comma = Enumerable.Range(sayer.First + 1, sayer.Count - 1).FirstOrDefault(i => statement.Sentence.Before(i).Contains(','), sayer.End);
        var heads = statement.Question.Units.Where(u => u.Tokens.First >= sayer.First && u.Tokens.First < comma).ToList();
        heads = heads.Exists(h => h.IsName) && !statement.Sentence.Tokens[heads.FindLast(h => h.IsName)!.Tokens.End - 1].IsPossessive ? heads.FindAll(h => h.IsName) : heads;
        var others = SayerFinder.Find(place.Sentence).Where(s => s is { Agent: not null, AgentIsPronoun: false }).Any(s => place.Sentence.Names.Exists(n => s.Agent!.Value.Contains(n.FirstToken)));
        return heads.Exists(h => UnitMatcher.StandsIn(h, place.Sentence, new TokenRange(0, place.Sentence.Tokens.Length), text.Affiliations))
            || (!others && heads.Exists(h => Around(text, place).Any(s => UnitMatcher.StandsIn(h, s, new TokenRange(0, s.Tokens.Length), text.Affiliations))));
    }

    private static void CompareReason(ClaimText text, ClaimStatement statement, ClaimSentence place, List<ClaimMismatch> found)
    {
        foreach (var cause in CauseFinder.Find(statement.Sentence).Where(c => c.First > statement.Anchor && IsReason(statement.Sentence.Tokens[c.First].Word)))
        {
            if (ClauseFinder.LiesBetween(statement.Sentence, statement.Anchor, cause.First - 1))
            {
                continue;
            }

            var next = text.Neighbour(place.Index, 1);
            var told = new HashSet<string>(place.Sentence.Tokens.Select(t => t.Stem), StringComparer.Ordinal);
            var concepts = place.Sentence.Concepts.Keys.ToHashSet();
            if (next is not null && CauseFinder.FindForPrevious(next) is not null)
            {
                told.UnionWith(next.Tokens.Select(t => t.Stem));
                concepts.UnionWith(next.Concepts.Keys);
            }

            double all = 0, met = 0;
            for (var i = cause.First + 1; i < cause.End; i++)
            {
                var token = statement.Sentence.Tokens[i];
                if (!StopWords.All.Contains(token.Word))
                {
                    var weight = Vocabulary.Rarity(token.Stem);
                    var at = i;
                    all += weight;
                    met += told.Contains(token.Stem) || statement.Sentence.Matches.Exists(m => m.FirstToken == at && concepts.Contains(m.Concept.Id)) ? weight : 0;
                }
            }

            var gives = CauseFinder.Find(place.Sentence).Count > 0 || (next is not null && CauseFinder.FindForPrevious(next) is not null) || place.Sentence.Tokens.Any(t => Because.Contains(t.Word));
            if (all > 0 && (met / all < ReasonMet || !gives))
            {
                found.Add(Of(ClaimMismatchKind.Reason, statement, cause));
            }
        }
    }

    private static bool IsReason(string word) => word is "because" or "due" or "owing" or "thanks" or "since" or "citing" or "blaming" or "over" or "given";

    private static void CompareDates(ClaimText text, ClaimStatement statement, ClaimSentence place, List<ClaimMismatch> found)
    {
        var told = ClaimDates.PartsOf(place.Sentence).ToList();
        var anchors = statement.PlacesIn(place.Sentence);
        foreach (var (part, value, token) in ClaimDates.PartsOf(statement.Sentence).Where(d => statement.Tokens.Contains(d.Token) && SaysWhen(statement.Sentence, d.Token)))
        {
            var ofPart = told.FindAll(t => t.Part == part && (t.Value == value || (SaysWhen(place.Sentence, t.Token)
                && anchors.Any(a => !ClauseFinder.LiesBetween(place.Sentence, Math.Min(a, t.Token), Math.Max(a, t.Token))))));
            if (ofPart.Exists(t => t.Value == value))
            {
                continue;
            }

            // A year, or the day where only the page is dated, may stand anywhere.
            if (ofPart.Count > 0 || (part != DatePart.Year && !text.Sentences.Any(s => ClaimDates.PartsOf(s.Sentence).Any(d => d.Part == part && d.Value == value))))
            {
                found.Add(Of(ClaimMismatchKind.Date, statement, token));
            }
        }
    }

    // "in 2016", not "the 2016 games".
    private static bool SaysWhen(Sentence sentence, int token)
    {
        foreach (var date in sentence.Dates)
        {
            if (date.Contains(token))
            {
                var before = date.First - 1;
                return before < 0 || sentence.Before(date.First).ContainsAny(Punctuation.Any)
                    || sentence.Tokens[before].Word is "in" or "on" or "since" or "by" or "from" or "until" or "during" or "before" or "after" or "early" or "late" or "mid" or "at"
                    || VerbFinder.IsVerb(sentence, before) || ClaimDates.IsNamed(sentence.Tokens[date.First]) && !sentence.Tokens[before].IsCapitalized && !StopWords.Determiners.Contains(sentence.Tokens[before].Word) && date.End >= sentence.Tokens.Length;
            }
        }

        return false;
    }

    private static void CompareNumbers(ClaimText text, ClaimStatement statement, ClaimSentence place, List<ClaimMismatch> found)
    {
        var told = QuantityReader.Read(place.Sentence);
        foreach (var number in QuantityReader.Read(statement.Sentence))
        {
            var first = number.Tokens.First;
            if (!statement.Tokens.Contains(first) || statement.Sentence.Dates.Any(d => d.Contains(first)) || IsPronoun(statement.Sentence, number))
            {
                continue;
            }

            var same = told.FindAll(t => t.Value == number.Value && t.IsOrdinal == number.IsOrdinal);
            var counted = Counted(statement.Sentence, number);
            var others = told.FindAll(t => t.Value != number.Value && !t.IsOrdinal && !place.Sentence.Dates.Any(d => d.Contains(t.Tokens.First)));
            var isAnother = counted is not null && others.Exists(o => Counted(place.Sentence, o) == counted) && !same.Exists(t => Counted(place.Sentence, t) == counted);
            var isMissing = same.Count == 0 && !number.IsOrdinal && text.Document[statement.UnitAt(first)] < 1;
            if (isAnother || isMissing)
            {
                found.Add(Of(ClaimMismatchKind.Number, statement, number.Tokens));
            }
        }
    }

    // "one of them"
    private static bool IsPronoun(Sentence sentence, Quantity number) =>
        number.Value is 1 or 0 && sentence.Tokens[number.Tokens.First].Word is "one" or "zero";

    private static string? Counted(Sentence sentence, Quantity number) =>
        number.Tokens.End < sentence.Tokens.Length && !StopWords.All.Contains(sentence.Tokens[number.Tokens.End].Word) && sentence.Before(number.Tokens.End).Length <= 1
            ? sentence.Tokens[number.Tokens.End].Stem
            : null;

    private static IEnumerable<Sentence> Around(ClaimText text, ClaimSentence place) =>
        new[] { -2, -1, 1 }.Select(d => text.Neighbour(place.Index, d)).OfType<Sentence>();

    private static void CompareNames(ClaimText text, ClaimStatement statement, ClaimSentence place, List<ClaimMismatch> found)
    {
        foreach (var unit in statement.Question.Units.Where(u => u.IsName && statement.Tokens.Contains(u.Tokens.First) && statement.Sentence.NameStarts[u.Tokens.First] >= 0))
        {
            var preposition = PrepositionBefore(statement.Sentence, unit.Tokens.First);
            var isThere = StandsIn(unit, place.Sentence, text);
            if (!isThere && DescribedBy(statement.Sentence, unit.Tokens) is { } described
                && place.Sentence.Names.Exists(n => DescribedBy(place.Sentence, new TokenRange(n.FirstToken, n.EndToken)) == described))
            {
                // "an Arcwell rocket": the text has another one's.
                found.Add(Of(ClaimMismatchKind.Name, statement, unit.Tokens));
                continue;
            }

            if (preposition is null || (isThere && preposition is not ("from" or "to")))
            {
                continue;
            }

            // Another name stands where this one should.
            var rivals = place.Sentence.Names.FindAll(n => PrepositionBefore(place.Sentence, n.FirstToken) is { } other && AreAlike(preposition, other));
            if (rivals.Count > 0 && !rivals.Exists(r => place.Sentence.Tokens[r.FirstToken..r.EndToken].Any(t => unit.Stems.Contains(t.Stem)) || UnitMatcher.StandsIn(unit, place.Sentence, new TokenRange(r.FirstToken, r.EndToken), text.Affiliations)))
            {
                found.Add(Of(ClaimMismatchKind.Name, statement, unit.Tokens));
            }
        }
    }

    private static bool StandsIn(QuestionUnit unit, Sentence sentence, ClaimText text) =>
        UnitMatcher.Match(unit, sentence).Score >= 0.6 || UnitMatcher.StandsIn(unit, sentence, new TokenRange(0, sentence.Tokens.Length), text.Affiliations);

    // The noun that a name stands before: "a Kestrel rocket".
    private static string? DescribedBy(Sentence sentence, TokenRange name) =>
        name.End < sentence.Tokens.Length && sentence.Tokens[name.End] is { Shape: TokenShape.Lower } next && !StopWords.All.Contains(next.Word)
            && !VerbFinder.IsVerb(sentence, name.End) && sentence.Before(name.End) is " "
            ? next.Stem
            : null;

    private static string? PrepositionBefore(Sentence sentence, int token)
    {
        var before = token - 1;
        while (before >= 0 && token - before <= 3 && !StopWords.Prepositions.Contains(sentence.Tokens[before].Word))
        {
            if (VerbFinder.IsVerb(sentence, before))
            {
                return null;
            }

            before--;
        }

        return before >= 0 && StopWords.Prepositions.Contains(sentence.Tokens[before].Word) ? sentence.Tokens[before].Word : null;
    }

    private static bool AreAlike(string a, string b) => a == b || (a is "in" or "at" or "on" or "near" && b is "in" or "at" or "on" or "near");

    private static ClaimMismatch Of(ClaimMismatchKind kind, ClaimStatement statement, int token) => Of(kind, statement, new TokenRange(token, token + 1));

    private static ClaimMismatch Of(ClaimMismatchKind kind, ClaimStatement statement, TokenRange range)
    {
        var (start, end) = (statement.Sentence.Tokens[range.First].Start, statement.Sentence.Tokens[range.End - 1].End);
        return new ClaimMismatch(kind, statement.Sentence.Text[start..end], start, end);
    }
}
