using SpaceNewsBot.Core.Events;
using SpaceNewsBot.Core.Language;
using SpaceNewsBot.Core.Retrieval;

namespace SpaceNewsBot.Core.Answers;

/// <summary>Which rows of the ledger an overview question asks for.</summary>
internal static class LedgerQuery
{
    /// <summary>
    /// The rows for the question, in the order of the text. Asked who suspended what, those that stop something; what is
    /// only intended comes in when nothing else does.
    /// </summary>
    public static IReadOnlyList<Event> Select(QuestionAnalysis question, IReadOnlyList<Event> rows)
    {
        var told = rows.Where(r => r is { What: not null } && (r.Who is not null || r.Status == EventStatus.Done)).ToList();
        var stopping = told.FindAll(IsStopping);
        var asked = AsksForStopping(question) ? stopping : stopping.Count > 0 ? stopping : told;
        var firm = asked.FindAll(r => r.Status is EventStatus.Done or EventStatus.Announced);
        return firm.Count > 0 ? firm : asked;
    }

    private static bool IsStopping(Event row) =>
        Lexicon.Find(Tokenizer.Tokenize(row.Action.Text)).Exists(m => LedgerActions.Stopping.Contains(m.Concept.Id));

    private static bool AsksForStopping(QuestionAnalysis question) =>
        question.Sentence.Matches.Exists(m => LedgerActions.Stopping.Contains(m.Concept.Id));
}
