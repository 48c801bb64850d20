using SpaceNewsBot.Core.Answers;
using SpaceNewsBot.Core.Language;
using SpaceNewsBot.Core.Retrieval;

namespace SpaceNewsBot.Core.Claims;

/// <summary>
/// Compares a claim's sentence word by word with one of the text that it nearly copies: where both go on alike, what stands
/// between is in one place, and another name, number, date or a denial there makes it another claim.
/// </summary>
internal static class NearCopies
{
    // So much of the claim's words in the same order is hardly chance.
    private const double LeastCopied = 0.65;

    // More words than these aren't put in place of others: a number or a denial among them is about something else.
    private const int MostReplaced = 4;

    // Only among those that say most is one that the claim copies.
    private const int LookedAt = 3;

    /// <summary>Where the claim differs from the sentences that it copies.</summary>
    public static IEnumerable<ClaimMismatch> Differences(ClaimText text)
    {
        var best = text.Candidates.OrderByDescending(c => c.Share).Take(LookedAt).ToList();
        foreach (var sentence in text.Reading.Sentences.Where(s => s.Tokens.Length > 2))
        {
            List<ClaimMismatch>? fewest = null;
            var units = new Lazy<List<QuestionUnit>>(() => QuestionUnitReader.Read(sentence, default, null, QuestionKind.YesNo).FindAll(u => u.IsName && sentence.NameStarts[u.Tokens.First] >= 0));
            foreach (var copied in best.Select(b => b.Sentence))
            {
                var pairs = Align(sentence, copied);
                if (pairs.Count < sentence.Tokens.Length * LeastCopied)
                {
                    continue;
                }

                List<ClaimMismatch> differences = [.. Gaps(pairs, sentence, copied).SelectMany(g => Compare(text, sentence, g.Claim, copied, g.Text, units.Value)), .. Turned(sentence, copied, units.Value)];
                fewest = fewest is null || differences.Count < fewest.Count ? differences : fewest;
            }

            foreach (var difference in fewest ?? [])
            {
                yield return difference;
            }
        }
    }

    // "The friends of Orvel sued Lindgate", where the text has "The friends of Lindgate sued Orvel": about the same verb, in
    // the same voice, two names stand the other way round.
    private static IEnumerable<ClaimMismatch> Turned(Sentence claim, Sentence copied, List<QuestionUnit> names)
    {
        for (var verb = 0; verb < claim.Tokens.Length; verb++)
        {
            if (!VerbFinder.IsVerb(claim, verb) || SayerFinder.IsSaying(claim, verb) || !copied.Stems.TryGetValue(claim.Tokens[verb].Stem, out var places)
                || places is not [var there] || !VerbFinder.IsVerb(copied, there) || RoleFinder.Find(claim, verb).IsPassive != RoleFinder.Find(copied, there).IsPassive)
            {
                continue;
            }

            var (before, behind) = (new TokenRange(0, there), new TokenRange(there + 1, copied.Tokens.Length));
            var first = names.Find(n => n.Tokens.End <= verb && !Stands(n, before) && Stands(n, behind));
            if (first is not null && names.Exists(n => n.Tokens.First > verb && Stands(n, before) && !Stands(n, behind)))
            {
                yield return Of(ClaimMismatchKind.Role, claim, first.Tokens);
            }
        }

        bool Stands(QuestionUnit name, TokenRange range) => range.Count > 0 && UnitMatcher.StandsIn(name, copied, range, Affiliations.None);
    }

    // The longest run of words that both have in the same order.
    private static List<(int Claim, int Text)> Align(Sentence claim, Sentence text)
    {
        var (n, m) = (claim.Tokens.Length, text.Tokens.Length);
        var longest = new int[n + 1, m + 1];
        for (var i = n - 1; i >= 0; i--)
        {
            for (var k = m - 1; k >= 0; k--)
            {
                longest[i, k] = claim.Tokens[i].Stem == text.Tokens[k].Stem ? longest[i + 1, k + 1] + 1 : Math.Max(longest[i + 1, k], longest[i, k + 1]);
            }
        }

        var pairs = new List<(int Claim, int Text)>();
        for (int i = 0, k = 0; i < n && k < m;)
        {
            if (claim.Tokens[i].Stem == text.Tokens[k].Stem)
            {
                pairs.Add((i++, k++));
            }
            else if (longest[i + 1, k] >= longest[i, k + 1])
            {
                i++;
            }
            else
            {
                k++;
            }
        }

        return pairs;
    }

    private static IEnumerable<(TokenRange Claim, TokenRange Text)> Gaps(List<(int Claim, int Text)> pairs, Sentence claim, Sentence text)
    {
        var (lastClaim, lastText) = (-1, -1);
        foreach (var (inClaim, inText) in pairs.Append((claim.Tokens.Length, text.Tokens.Length)))
        {
            if (inClaim > lastClaim + 1 || inText > lastText + 1)
            {
                yield return (new TokenRange(lastClaim + 1, inClaim), new TokenRange(lastText + 1, inText));
            }

            (lastClaim, lastText) = (inClaim, inText);
        }
    }

    private static IEnumerable<ClaimMismatch> Compare(ClaimText text, Sentence claim, TokenRange here, Sentence copied, TokenRange there, List<QuestionUnit> names)
    {
        var isReplacement = here.Count <= MostReplaced && there.Count <= MostReplaced;
        if (here.Count == 0 && there.Count > 0 && claim.Tokens.Length > here.First && here.First > 0 && there.Count <= 2 && HasNegation(copied, there))
        {
            yield return Of(ClaimMismatchKind.Negation, claim, new TokenRange(here.First - 1, here.First + 1));
        }

        if (here.Count == 0)
        {
            yield break;
        }

        if (isReplacement && HasNegation(claim, here) != HasNegation(copied, there))
        {
            yield return Of(ClaimMismatchKind.Negation, claim, here);
        }

        if (there.Count == 0)
        {
            yield break;
        }

        if (Enumerable.Range(there.First, there.Count).Any(i => copied.Tokens[i].Word is "may" or "might" or "could")
            && Enumerable.Range(here.First, here.Count).Any(i => claim.Tokens[i].Word is "will" or "has" or "have" or "is" or "are" or "was" or "were"))
        {
            yield return Of(ClaimMismatchKind.Modality, claim, here);
        }

        foreach (var name in names.Where(n => here.Contains(n.Tokens.First) && n.Tokens.End <= here.End))
        {
            if (copied.Names.Exists(n => there.Contains(n.FirstToken)) && !UnitMatcher.StandsIn(name, copied, there, text.Affiliations))
            {
                // Somebody who stands elsewhere in the sentence was swapped with another.
                yield return Of(UnitMatcher.StandsIn(name, copied, new TokenRange(0, copied.Tokens.Length), Affiliations.None) ? ClaimMismatchKind.Role : ClaimMismatchKind.Name, claim, name.Tokens);
            }
        }

        var numbers = QuantityReader.Read(copied).FindAll(q => there.Contains(q.Tokens.First));
        foreach (var number in QuantityReader.Read(claim).Where(q => here.Contains(q.Tokens.First)))
        {
            if (isReplacement && numbers.Count > 0 && !numbers.Exists(q => q.Value == number.Value && q.IsOrdinal == number.IsOrdinal))
            {
                yield return Of(ClaimMismatchKind.Number, claim, number.Tokens);
            }
        }

        var dates = ClaimDates.PartsOf(copied).Where(d => there.Contains(d.Token)).ToList();
        foreach (var date in ClaimDates.PartsOf(claim).Where(d => here.Contains(d.Token)))
        {
            if (dates.Exists(d => d.Part == date.Part) && !dates.Exists(d => d.Part == date.Part && d.Value == date.Value))
            {
                yield return Of(ClaimMismatchKind.Date, claim, new TokenRange(date.Token, date.Token + 1));
            }
        }
    }

    private static bool HasNegation(Sentence sentence, TokenRange range) =>
        Enumerable.Range(range.First, range.Count).Any(i => sentence.Tokens[i].Word is "not" or "never" or "no" or "nobody" or "neither"
            && !(i + 1 < sentence.Tokens.Length && sentence.Tokens[i + 1].Word is "only" or "just" or "merely"));

    private static ClaimMismatch Of(ClaimMismatchKind kind, Sentence claim, TokenRange range)
    {
        var (start, end) = (claim.Tokens[range.First].Start, claim.Tokens[Math.Min(range.End, claim.Tokens.Length) - 1].End);
        return new ClaimMismatch(kind, claim.Text[start..end], start, end);
    }
}
