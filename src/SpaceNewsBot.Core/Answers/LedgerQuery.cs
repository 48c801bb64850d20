using SpaceNewsBot.Core.Events;
using SpaceNewsBot.Core.Language;
using SpaceNewsBot.Core.Retrieval;

namespace SpaceNewsBot.Core.Answers;

/// <summary>Which rows of the ledger an overview question asks for.</summary>
internal static class LedgerQuery
{
    private static readonly int Suspending = Lexicon.ConceptOf("suspend");

    /// <summary>
    /// The rows for the question, in the order of the text, or of time where a timeline is asked for. Asked for an actor, an
    /// action, a time or a status, only rows that have it; asked what happened, each source's own, those that stop something
    /// first. What is only intended comes in when nothing else does.
    /// </summary>
    /// <param name="question">The question.</param>
    /// <param name="rows">The ledger.</param>
    /// <param name="published">The day on which a source, by its id, was published; null where that isn't known.</param>
    public static IReadOnlyList<Event> Select(QuestionAnalysis question, IReadOnlyList<Event> rows, Func<string, DateOnly?> published)
    {
        if (question.Overview is not { } request)
        {
            return [];
        }

        IReadOnlyList<Event> told = [.. rows.Where(r => r.Review != EventReview.Proposed && (r.Who is not null || r.Status != EventStatus.Announced || r.Speaker is not null))];
        if (request.Actor is { } actor)
        {
            var asked = new EventCriteria(Actor: question.Sentence.TextOf(actor.First, actor.End));
            var own = EventFilter.Select(told, asked);
            if (request.Status == EventStatus.Announced)
            {
                // What somebody announces, others may be to do.
                var spoken = EventFilter.Select([.. told.Where(r => r.Speaker is not null).Select(r => r with { Who = r.Speaker, Actor = r.SpeakerName })], asked).Select(r => (r.SourceId, r.Ordinal)).ToHashSet();
                own = [.. told.Where(r => own.Contains(r) || (r.Status == EventStatus.Announced && spoken.Contains((r.SourceId, r.Ordinal))))];
            }

            told = own;
        }

        if (request.ActorKind is { } kind)
        {
            told = [.. told.Where(r => IsOfKind(r, question.Sentence.Tokens[kind]))];
        }

        if (request.Thing is { } thing)
        {
            told = [.. told.Where(r => r.What is { } what && StemsOf(what.Text).Contains(question.Sentence.Tokens[thing].Stem))];
        }

        foreach (var date in question.Dates)
        {
            var written = question.Sentence.TextOf(date.First, date.End);
            told = [.. told.Where(r => IsAt(r, written, published(r.SourceId)))];
        }

        if (request is { Status: EventStatus.Planned, Actor: not null } && !told.Any(r => r.Status == EventStatus.Planned))
        {
            // What somebody announces is what they plan.
            request = request with { Status = EventStatus.Announced };
        }

        if (request.Status is { } status)
        {
            return Ordered(request, [.. told.Where(r => r.Status == status || (status == EventStatus.Announced && r.Speaker is not null && r.SpeakerName == r.Actor && r.Status is not (EventStatus.Denied or EventStatus.Unconfirmed)))]);
        }

        if (request.IsOfSpeech)
        {
            return Ordered(request, [.. told.Where(r => r.Speaker is not null)]);
        }

        if (request.Action is { } action)
        {
            told = OfAction(question.Sentence, action, told);
        }
        else if (request is { Actor: null, IsOfAll: false } && question.Dates.Count == 0)
        {
            told = [.. told.GroupBy(r => r.SourceId).SelectMany(Main)];
        }
        else if (request.Actor is not null)
        {
            return Ordered(request, told);
        }

        var firm = told.Where(r => r.Status is EventStatus.Done or EventStatus.Announced).ToList();
        return Ordered(request, firm.Count > 0 ? firm : told);
    }

    /// <summary>Whether it asks for certain rows alone, and not what happened at large.</summary>
    public static bool HasFilter(QuestionAnalysis question) =>
        question.Dates.Count > 0 || question.Overview is { } request && (request.Actor ?? (object?)request.ActorKind ?? request.Action ?? request.Thing ?? (object?)request.Status) is not null;

    private static IReadOnlyList<Event> Ordered(OverviewRequest request, IReadOnlyList<Event> rows) =>
        request.IsTimeline ? [.. rows.Where(r => r.When is not null).OrderBy(r => r.Days?.First ?? DateOnly.MaxValue)] : rows;

    // "Cancelled" is one way of stopping: rows of that way before rows of any.
    private static List<Event> OfAction(Sentence question, int action, IReadOnlyList<Event> rows)
    {
        var concepts = question.Matches.Where(m => m.FirstToken <= action && action < m.FirstToken + m.TokenCount && LedgerActions.All.Contains(m.Concept.Id)).ToList();
        if (concepts.Count == 0)
        {
            // A word that the lexicon doesn't know may be a slip: then what the story is about.
            var same = rows.Where(r => StemsOf(r.Action.Text).Contains(question.Tokens[action].Stem)).ToList();
            return same.Count > 0 || Vocabulary.IsKnown(question.Tokens[action].Stem) ? same : [.. rows.Where(IsStopping)];
        }

        // The longest phrase says what is meant: "pulled out", not "pulled".
        var longest = concepts.Max(m => m.TokenCount);
        var special = concepts.Where(m => m.TokenCount == longest && m.Concept.Id != Suspending).Select(m => m.Concept.Id).ToHashSet();
        var isStopping = concepts.Exists(m => m.Concept.Id == Suspending);
        var narrow = rows.Where(r => ConceptsOf(r).Overlaps(special) && (!isStopping || IsStopping(r))).ToList();
        return narrow.Count > 0 || !isStopping ? narrow : [.. rows.Where(IsStopping)];
    }

    private static IEnumerable<Event> Main(IEnumerable<Event> ofSource)
    {
        var rows = ofSource.ToList();
        return rows.Exists(IsStopping) ? rows.Where(IsStopping) : rows;
    }

    private static bool IsOfKind(Event row, Token kind)
    {
        if (row.Who is not { } who || kind.Stem is "parti" or "side" or "organis" or "organ" or "group")
        {
            return row.Who is not null;
        }

        var tokens = Tokenizer.Tokenize($"{who.Text} {row.Actor}");
        var names = Lexicon.Find(tokens);
        return kind.Stem is "compani" or "firm" or "oper"
            ? !names.Exists(m => m.Concept.IsName && m.Concept.RelatedTo is not null) && !tokens.Any(t => t.Stem is "agenc" or "ministri" or "museum" or "council" or "govern" or "union" or "leagu" or "university" or "librari")
            : tokens.Any(t => t.Stem == kind.Stem) || names.Exists(m => m.Concept.IsName && Lexicon.Stems(m.Concept).Contains(kind.Stem))
                || (kind.Stem == "countri" && names.Exists(m => m.Concept is { IsName: true, RelatedTo: null }));
    }

    // As written, by its days all of which are asked for, or by the month alone.
    private static bool IsAt(Event row, string written, DateOnly? published)
    {
        if (row.When is not { } when)
        {
            return false;
        }

        if (StemsOf(written).IsSubsetOf(StemsOf(when.Text)))
        {
            return true;
        }

        return row.Days is { } own && DayResolver.Resolve(written, published, DayDirection.Past) is { } days ? days.First <= own.First && own.Last <= days.Last
            : row.Days is { } span && DayResolver.MonthOf(written) is { } month && span.First.Month == month && span.Last.Month == month && span.Last.DayNumber - span.First.DayNumber < 31;
    }

    private static HashSet<string> StemsOf(string text) =>
        Tokenizer.Tokenize(text).Where(t => t.Word is not ("the" or "on" or "in")).Select(t => t.Stem).ToHashSet(StringComparer.Ordinal);

    private static HashSet<int> ConceptsOf(Event row) => [.. Lexicon.Find(Tokenizer.Tokenize(row.Action.Text)).Select(m => m.Concept.Id)];

    private static bool IsStopping(Event row) => LedgerActions.Stopping.Overlaps(ConceptsOf(row));
}
