using SpaceNewsBot.Core.Language;

namespace SpaceNewsBot.Core.Events.Parties;

/// <summary>How the parties of one document are described in it: by their offices, by the kinds that their names say, by what is inserted beside them.</summary>
/// <param name="names">The document's names.</param>
internal sealed class PartyDescriptions(PartyNames names)
{
    private const int MaxWordsOfOffice = 8;

    private static readonly HashSet<string> CompanyStems = new(StringComparer.Ordinal)
    {
        "compani", "firm", "maker", "carrier", "manufactur", "airlin", "startup", "corpor", "enterpris", "retail", "supplier", "ventur", "oper", "busi", "giant", "brand",
    };

    // Bodies whose noun is no word for people.
    private static readonly HashSet<string> Bodies = new(StringComparer.Ordinal)
    {
        "club", "chariti", "school", "hospit", "clinic", "museum", "newspap", "broadcast", "channel", "factori", "mine", "univers", "leagu", "feder", "foundat", "institut", "laboratori", "magazin", "websit", "app",
    };

    private static readonly HashSet<int> OfficeConcepts = [Lexicon.ConceptOf("administrator"), Lexicon.ConceptOf("chairman"), Lexicon.ConceptOf("ceo")];

    private readonly Dictionary<string, List<PartyDescription>> byHead = new(StringComparer.Ordinal);
    private readonly Dictionary<int, List<PartyDescription>> byConcept = [];

    /// <summary>Reads how a sentence describes the parties that it names.</summary>
    /// <param name="sentence">The sentence; they come in the order of the text.</param>
    /// <param name="found">Its names.</param>
    public void Add(Sentence sentence, List<(string Key, TokenRange Range)> found)
    {
        for (var k = 0; k < found.Count; k++)
        {
            var (key, range) = found[k];
            var offset = sentence.Tokens[range.First].Start;
            foreach (var kind in names.KindsOf(key))
            {
                Describe(new PartyDescription(kind, [], null, [], key, offset));
            }

            if (k < sentence.Names.Count && sentence.Names[k].FirstToken < range.First)
            {
                Describe(sentence, new TokenRange(range.First - 1, range.First), null, key, offset);
            }

            ReadOfficeBefore(sentence, found, k);
            ReadInsertionBehind(sentence, found, k);
            ReadPhraseBefore(sentence, found, k);
        }
    }

    /// <summary>The descriptions by the noun of a phrase, or by what means the same.</summary>
    /// <param name="phrase">The phrase.</param>
    /// <param name="head">Its noun.</param>
    public List<PartyDescription> Of(Sentence phrase, Token head) =>
        [.. byHead.GetValueOrDefault(StemOf(head), []), .. ConceptsOf(phrase, head).SelectMany(c => byConcept.GetValueOrDefault(c, []))];

    /// <summary>Whether a noun means a company.</summary>
    public static bool IsCompany(Token head) => CompanyStems.Contains(head.Stem);

    // All companies are one kind.
    private static string StemOf(Token head) => IsCompany(head) ? "compani" : head.Stem;

    private static IEnumerable<int> ConceptsOf(Sentence sentence, Token head) =>
        sentence.Matches.Where(m => OfficeConcepts.Contains(m.Concept.Id) && sentence.Tokens[m.FirstToken + m.TokenCount - 1].Start == head.Start).Select(m => m.Concept.Id).Distinct();

    // "Russia's space director Dmitry Rogozin", "the paint maker Orvel"
    private void ReadOfficeBefore(Sentence sentence, List<(string Key, TokenRange Range)> found, int k)
    {
        var range = found[k].Range;
        var first = range.First;
        while (first > 0 && range.First - first < MaxWordsOfOffice && sentence.Before(first) is " " && sentence.Tokens[first - 1] is { Shape: TokenShape.Lower, IsPossessive: false } word
            && !StopWords.All.Contains(word.Word) && !VerbFinder.IsVerb(sentence, first - 1))
        {
            first--;
        }

        if (first < range.First)
        {
            var body = k > 0 && found[k - 1].Range.End == first && sentence.Before(first).Length <= 3 && !sentence.Before(first).ContainsAny(Punctuation.Any) ? found[k - 1] : default;
            Describe(sentence, new TokenRange(first, range.First), body.Key is null ? null : body, found[k].Key, sentence.Tokens[range.First].Start);
        }
    }

    // "Gregor Amsel, the chairman of Orvel, called …"
    private void ReadInsertionBehind(Sentence sentence, List<(string Key, TokenRange Range)> found, int k)
    {
        var first = found[k].Range.End;
        if (first >= sentence.Tokens.Length || sentence.Before(first) is not ", " || !StopWords.Determiners.Contains(sentence.Tokens[first].Word)
            || (found[k].Range.First > 0 && sentence.Tokens[found[k].Range.First - 1].Word is "in" or "at" or "near" or "on" or "from"))
        {
            return;
        }

        var end = first;
        while (end < sentence.Tokens.Length && end - first < 2 * MaxWordsOfOffice && (end == first || !sentence.Before(end).ContainsAny(Punctuation.Any)))
        {
            if (VerbFinder.IsVerb(sentence, end) || StopWords.Auxiliaries.Contains(sentence.Tokens[end].Word))
            {
                return;
            }

            end++;
        }

        ReadPhrase(sentence, found, k, first + 1, end);
    }

    // "Its leader, Ines Corvath, said …"
    private void ReadPhraseBefore(Sentence sentence, List<(string Key, TokenRange Range)> found, int k)
    {
        var (end, behind) = (found[k].Range.First, found[k].Range.End);
        if (end == 0 || sentence.Before(end) is not ", " || (behind < sentence.Tokens.Length && !sentence.Before(behind).ContainsAny(Punctuation.Any)))
        {
            return;
        }

        for (var first = end - 1; first >= Math.Max(0, end - MaxWordsOfOffice); first--)
        {
            if (VerbFinder.IsVerb(sentence, first))
            {
                return;
            }

            if (StopWords.Determiners.Contains(sentence.Tokens[first].Word) || sentence.Tokens[first].IsPossessive)
            {
                ReadPhrase(sentence, found, k, sentence.Tokens[first].IsPossessive ? first : first + 1, end);
                return;
            }

            if (sentence.Before(first).ContainsAny(Punctuation.Any))
            {
                return;
            }
        }
    }

    private void ReadPhrase(Sentence sentence, List<(string Key, TokenRange Range)> found, int k, int first, int end)
    {
        var headEnd = first + 1;
        while (headEnd < end && !StopWords.Prepositions.Contains(sentence.Tokens[headEnd].Word) && !StopWords.Determiners.Contains(sentence.Tokens[headEnd].Word))
        {
            headEnd++;
        }

        if (first < headEnd && headEnd <= end)
        {
            var body = found.FindLast(f => f.Range.First >= first && f.Range.End <= end && f.Key != found[k].Key);
            Describe(sentence, new TokenRange(first, headEnd), body.Key is null ? null : body, found[k].Key, sentence.Tokens[found[k].Range.First].Start);
        }
    }

    private void Describe(Sentence sentence, TokenRange office, (string Key, TokenRange Range)? body, string holder, int offset)
    {
        var head = sentence.Tokens[office.End - 1];
        var concepts = ConceptsOf(sentence, head).ToList();
        if (!PartyWords.IsOffice(head) && !Bodies.Contains(head.Stem) && !IsCompany(head) && concepts.Count == 0)
        {
            return;
        }

        Describe(new PartyDescription(
            StemOf(head),
            concepts,
            body?.Key,
            [.. sentence.Tokens[office.First..(office.End - 1)].Select(t => t.Stem)],
            holder,
            offset)
        {
            BodyConcept = body is { } b ? PartyNames.ConceptAt(sentence, b.Range) : null,
        });
    }

    private void Describe(PartyDescription description)
    {
        Add(byHead, description.Head);
        foreach (var concept in description.Concepts)
        {
            Add(byConcept, concept);
        }

        // A party that is described again and again stays known by how it was described first and last.
        void Add<TKey>(Dictionary<TKey, List<PartyDescription>> index, TKey key)
            where TKey : notnull
        {
            const int Most = 50;
            var list = index.TryGetValue(key, out var known) ? known : index[key] = [];
            if (list.Count >= Most)
            {
                list.RemoveAt(Most / 2);
            }

            list.Add(description);
        }
    }
}
