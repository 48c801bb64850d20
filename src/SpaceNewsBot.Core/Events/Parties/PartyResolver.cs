using SpaceNewsBot.Core.Language;
using SpaceNewsBot.Core.Sources;

namespace SpaceNewsBot.Core.Events.Parties;

/// <summary>
/// Tells by a document's own words whom a phrase of it means: "Rogozin", "the head of Roscosmos" and "Russia's space director
/// Dmitry Rogozin" are one man, "the museum" is the only museum that it names. First every sentence is read, then phrases.
/// </summary>
internal sealed class PartyResolver
{
    private readonly PartyNames names = new();
    private readonly PartyDescriptions descriptions;
    private readonly List<(int Offset, string Key)> subjects = [];

    public PartyResolver() => descriptions = new PartyDescriptions(names);

    /// <summary>Reads the names of a sentence, and how it describes them.</summary>
    /// <param name="sentence">The sentence; they come in the order of the text.</param>
    /// <param name="subject">The party that does something in it first; null where it names none.</param>
    public void Add(Sentence sentence, TextSpan? subject)
    {
        var found = names.Add(sentence);
        descriptions.Add(sentence, found);
        foreach (var (key, range) in found)
        {
            var offset = sentence.Tokens[range.First].Start;
            if (subject is { } acting && offset >= acting.Start && offset < acting.End)
            {
                subjects.Add((offset, key));
            }
        }
    }

    /// <summary>The fullest name of the party that a slot means; null where it is empty, or means nobody, or several.</summary>
    public string? NameOf(SourceRevision revision, EventSlot? slot) => slot is null ? null : NameOf(revision.Text, new TextSpan(slot.Start, slot.End));

    /// <summary>The fullest name of the party that a phrase means; null where it names nobody, or several.</summary>
    /// <param name="text">The document.</param>
    /// <param name="span">Where the phrase stands.</param>
    public string? NameOf(string text, TextSpan span)
    {
        var phrase = new Sentence(text, span);
        var tokens = phrase.Tokens;
        var first = 0;
        while (first < tokens.Length && StopWords.All.Contains(tokens[first].Word) && tokens[first].Shape != TokenShape.AllCapitals)
        {
            first++;
        }

        if (first == tokens.Length)
        {
            return null;
        }

        if ((tokens.Length > first + 1 || tokens[first].IsCapitalized) && names.Find(phrase, new TokenRange(first, tokens.Length)) is { } whole)
        {
            return names.Fullest(whole);
        }

        var end = first + 1;
        while (end < tokens.Length && !phrase.Before(end).ContainsAny(Punctuation.Any) && tokens[end].Word is not ("who" or "which" or "that"))
        {
            end++;
        }

        for (var i = first; i < end; i++)
        {
            if (tokens[i].Word is "and" or "or" && !phrase.Names.Exists(n => n.FirstToken < i && n.EndToken > i))
            {
                return null;
            }
        }

        var headEnd = first + 1;
        while (headEnd < end && !(StopWords.Prepositions.Contains(tokens[headEnd].Word) && !phrase.Names.Exists(n => n.FirstToken < headEnd && n.EndToken > headEnd)))
        {
            headEnd++;
        }

        var link = headEnd < end ? tokens[headEnd].Word : null;
        if (phrase.Names.FindLast(n => n.EndToken == headEnd) is { TokenCount: > 0 } named && !tokens[headEnd - 1].IsPossessive)
        {
            // "the Friends of the Museum" are more than friends.
            return link == "of" ? phrase.TextOf(first, end)
                : named.FirstToken > first && named.TokenCount == 1 && tokens[named.FirstToken - 1] is { IsPossessive: true, IsCapitalized: true } && names.IsOfCommonWords(phrase, named) ? phrase.TextOf(first, headEnd)
                : names.Find(phrase, PartyNames.WithoutTitle(phrase, named)) is { } key ? names.Fullest(key)
                : phrase.TextOf(named.FirstToken, named.EndToken);
        }

        var known = phrase.Matches.Where(m => m.Concept.IsName && m.FirstToken >= first && m.FirstToken + m.TokenCount == headEnd && m.TokenCount > 1).OrderByDescending(m => m.TokenCount).FirstOrDefault();
        if (known.TokenCount > 0)
        {
            return names.Find(known.Concept) is { } party ? names.Fullest(party) : phrase.TextOf(first, headEnd);
        }

        // "Bluewick's chief, Dana Kostrow"
        if (phrase.Names.Find(n => n.FirstToken == end) is { TokenCount: > 0 } apposed && names.Find(phrase, PartyNames.WithoutTitle(phrase, apposed)) is { } inserted)
        {
            return names.Fullest(inserted);
        }

        return OfDescription(phrase, first, headEnd, end, link);
    }

    private string? OfDescription(Sentence phrase, int first, int headEnd, int end, string? link)
    {
        var tokens = phrase.Tokens;
        var head = tokens[headEnd - 1];
        var before = phrase.Names.FindLast(n => n.EndToken < headEnd);
        var behind = link is "of" or "at" or "for" ? phrase.Names.Find(n => n.FirstToken >= headEnd && n.FirstToken <= headEnd + 2 && n.EndToken <= end) : default;
        var body = behind.TokenCount > 0 ? behind : before;
        if (Holder(phrase, head, new TokenRange(first, headEnd - 1), body, link == "of" ? new TokenRange(headEnd + 1, end) : null) is { } holder)
        {
            return names.Fullest(holder);
        }

        // "Rogozin's decision" is his.
        if (before.TokenCount > 0 && tokens[before.EndToken - 1].IsPossessive && IsDeed(head) && names.Find(phrase, PartyNames.WithoutTitle(phrase, before)) is { } owner)
        {
            return names.Fullest(owner);
        }

        // "the Tarn council", "the port of Holm": nobody's name, and yet which one is said.
        return behind.TokenCount > 0 && link == "of" ? phrase.TextOf(first, behind.EndToken)
            : before.TokenCount > 0 && before.EndToken == headEnd - 1 && PartyWords.IsParty(head.Stem) && !head.Word.EndsWith('s') ? phrase.TextOf(first, headEnd)
            : null;
    }

    private static bool IsDeed(Token head) =>
        head.Word is "move" or "plan" or "plans" or "order" or "proposal" or "offer" or "threat" or "letter" or "claim" or "step" or "demand" or "request" or "appeal" or "vow"
        || head.Word.EndsWith("sion", StringComparison.Ordinal) || (head.Word.EndsWith("tion", StringComparison.Ordinal) && head.Word is not ("nation" or "station" or "federation" or "organisation" or "organization" or "association" or "corporation"))
        || head.Word is "announcement" or "statement" or "commitment" or "agreement" or "comment" or "comments" or "remarks";

    private string? Holder(Sentence phrase, Token head, TokenRange modifiers, NameSpan body, TokenRange? ofWhat)
    {
        var offset = head.Start;
        var isCompany = PartyDescriptions.IsCompany(head);
        var candidates = descriptions.Of(phrase, head);
        if (body.TokenCount > 0 && !isCompany)
        {
            candidates = candidates.FindAll(d => IsOf(d, phrase, body));
        }
        else if (ofWhat is { } range && !isCompany)
        {
            // "the head of the agency"
            var words = phrase.Tokens[range.First..range.End].Select(t => t.Stem).ToHashSet(StringComparer.Ordinal);
            var narrowed = candidates.FindAll(d => d.Modifiers.Exists(words.Contains));
            candidates = narrowed.Count > 0 ? narrowed : candidates;
        }
        else if (modifiers.Count > 0 && candidates.Exists(d => d.Modifiers.Exists(m => phrase.Tokens[modifiers.First..modifiers.End].Any(t => t.Stem == m))))
        {
            // "the paint maker" is none of the other makers.
            candidates.RemoveAll(d => !d.Modifiers.Exists(m => phrase.Tokens[modifiers.First..modifiers.End].Any(t => t.Stem == m)));
        }

        if (isCompany && modifiers.Count == 0 && body.TokenCount == 0)
        {
            var described = candidates.Where(d => d.Offset < offset).MaxBy(d => d.Offset);
            return LastCompany(offset, described) ?? (candidates.Select(d => names.Root(d.Holder)).Distinct().Take(2).ToList() is [var single] ? single : null);
        }

        var holder = candidates.Select(d => names.Root(d.Holder)).Distinct().Take(2).ToList() is [var only] ? only
            : candidates.Where(d => d.Offset < offset).MaxBy(d => d.Offset)?.Holder;
        return holder;
    }

    // The company named last: by what it is called, or as one that does something.
    private string? LastCompany(int offset, PartyDescription? described)
    {
        const int MaxSteps = 20;
        var (low, high) = (0, subjects.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = subjects[middle].Offset < offset ? (middle + 1, high) : (low, middle);
        }

        for (var i = low - 1; i >= Math.Max(0, low - MaxSteps) && !(described is not null && subjects[i].Offset < described.Offset); i--)
        {
            if (names.MayBeCompany(subjects[i].Key))
            {
                return subjects[i].Key;
            }
        }

        return described?.Holder;
    }

    // Whether an office is held at a body: the same one, one that the lexicon ties to it (an agency to its country), or the
    // kind of it ("agency head", of "the Calder Space Agency").
    private bool IsOf(PartyDescription office, Sentence phrase, NameSpan body)
    {
        var range = new TokenRange(body.FirstToken, body.EndToken);
        if (office.Body is not { } held)
        {
            return office.Modifiers.Exists(m => phrase.Tokens[body.FirstToken..body.EndToken].Any(t => t.Stem == m));
        }

        if (names.Find(phrase, range) is { } key && names.Root(key) == names.Root(held))
        {
            return true;
        }

        var concept = PartyNames.ConceptAt(phrase, range) is { } id ? Lexicon.Get(id) : null;
        return concept is not null && office.BodyConcept is { } other
            && (concept.RelatedTo == other || Lexicon.Get(other).RelatedTo == concept.Id);
    }
}
