using SpaceNewsBot.Core.Language;

namespace SpaceNewsBot.Core.Events;

/// <summary>
/// Selects rows of the ledger by who acts, what they do and when. Names meet by their words, by what the lexicon knows,
/// and by what the story itself calls its parties. Linear in the number of rows.
/// </summary>
public static class EventFilter
{
    /// <summary>The rows that meet all criteria, in their order. A row without resolved days meets no time.</summary>
    public static IReadOnlyList<Event> Select(IReadOnlyList<Event> rows, EventCriteria criteria)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(criteria);
        var actor = Wording.Of(criteria.Actor);
        var action = Wording.Of(criteria.Action);

        // "The head of Roscosmos" is whom the story calls so somewhere, wherever else he is called by his name.
        var known = actor is null
            ? []
            : rows.Where(r => r.Actor is not null && IsNamed(r, actor)).Select(r => (r.WorkspaceId, r.SourceId, r.Actor)).ToHashSet();
        return
        [
            .. rows.Where(r => (actor is null || IsNamed(r, actor) || known.Contains((r.WorkspaceId, r.SourceId, r.Actor)))
                && (action is null || Wording.Of(r.Action.Text)?.SharesMeaning(action) == true)
                && (criteria.Days is not { } days || (r.Days is { } own && own.First <= days.Last && days.First <= own.Last))
                && (criteria.Status is not { } status || r.Status == status)),
        ];
    }

    private static bool IsNamed(Event row, Wording actor) =>
        Wording.Of(row.Actor)?.Names(actor) == true || Wording.Of(row.Who?.Text)?.Names(actor) == true;

    private sealed record Wording(HashSet<string> Stems, HashSet<string> OwnStems, HashSet<int> Parties, HashSet<int> Meanings)
    {
        public static Wording? Of(string? text)
        {
            if (string.IsNullOrWhiteSpace(text))
            {
                return null;
            }

            var tokens = Tokenizer.Tokenize(text);
            var stems = tokens.Where(t => !StopWords.All.Contains(t.Word) || tokens.Length == 1).Select(t => t.Stem).ToHashSet(StringComparer.Ordinal);
            if (stems.Count == 0)
            {
                return null;
            }

            // The longest name counts: "the Russian space agency" is no word for Russia.
            var names = new HashSet<int>();
            var end = 0;
            var matches = Lexicon.Find(tokens);
            foreach (var match in matches.Where(m => m.Concept.IsName).OrderBy(m => m.FirstToken).ThenByDescending(m => m.TokenCount))
            {
                if (match.FirstToken >= end)
                {
                    if (!Describes(tokens, match))
                    {
                        names.Add(match.Concept.Id);
                    }

                    end = match.FirstToken + match.TokenCount;
                }
            }

            // The friends of the museum aren't the museum, while the head of an agency speaks for it.
            var own = Array.FindIndex(tokens, t => StopWords.Prepositions.Contains(t.Word)) is > 0 and var link && !PartyWords.IsOffice(tokens[link - 1])
                ? tokens.Take(link).Select(t => t.Stem).ToHashSet(StringComparer.Ordinal)
                : stems;
            return new Wording(stems, own, names, [.. matches.Where(m => !m.Concept.IsName).Select(m => m.Concept.Id)]);
        }

        // The Russian government is Russia, and so is "Russia is", "Russia's minister".
        private static bool Describes(Token[] tokens, LexiconMatch match) =>
            PartyWords.OnlyDescribes(tokens, match) && !tokens[match.FirstToken].IsPossessive && tokens[match.FirstToken + 1] is var noun && !StopWords.All.Contains(noun.Word)
            && noun.Word is not ("government" or "state" or "authorities" or "ministry" or "president" or "officials");

        public bool Names(Wording asked) => asked.Stems.IsSubsetOf(OwnStems) || asked.Stems.SetEquals(Stems) || asked.Parties.Overlaps(Parties);

        public bool SharesMeaning(Wording asked) => asked.Stems.Overlaps(Stems) || asked.Meanings.Overlaps(Meanings);
    }
}
