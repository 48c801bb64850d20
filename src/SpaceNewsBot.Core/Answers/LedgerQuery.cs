using SpaceNewsBot.Core.Events;
using SpaceNewsBot.Core.Language;
using SpaceNewsBot.Core.Retrieval;

namespace SpaceNewsBot.Core.Answers;

/// <summary>Which rows of the ledger an overview question asks for.</summary>
internal static class LedgerQuery
{
    /// <summary>
    /// The rows for the question, in the order of the text. Asked who suspended what, those that stop something; asked what
    /// happened, each source's own, those that stop something first. What is only intended comes in when nothing else does.
    /// </summary>
    public static IReadOnlyList<Event> Select(QuestionAnalysis question, IReadOnlyList<Event> rows)
    {
        var told = rows.Where(r => r is { What: not null } && (r.Who is not null || r.Status == EventStatus.Done)).ToList();
        var asked = AsksForStopping(question) ? told.FindAll(IsStopping) : [.. told.GroupBy(r => r.SourceId).SelectMany(Main)];
        var firm = asked.FindAll(r => r.Status is EventStatus.Done or EventStatus.Announced);
        return firm.Count > 0 ? firm : asked;
    }

    private static IEnumerable<Event> Main(IEnumerable<Event> ofSource)
    {
        var rows = ofSource.ToList();
        return rows.Exists(IsStopping) ? rows.Where(IsStopping) : rows;
    }

    private static bool IsStopping(Event row) =>
        Lexicon.Find(Tokenizer.Tokenize(row.Action.Text)).Exists(m => LedgerActions.Stopping.Contains(m.Concept.Id));

    /// <summary>Whether it asks who stopped what, and not what happened at large.</summary>
    public static bool AsksForStopping(QuestionAnalysis question) =>
        question.Sentence.Matches.Exists(m => LedgerActions.Stopping.Contains(m.Concept.Id));
}
