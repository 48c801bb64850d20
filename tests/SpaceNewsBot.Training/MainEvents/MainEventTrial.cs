using System.Globalization;
using SpaceNewsBot.Core.Events.MainEvents;

namespace SpaceNewsBot.Training.MainEvents;

/// <summary>Tries settings and shows what each slot reaches on happenings that weren't learned from, and where it errs.</summary>
internal static class MainEventTrial
{
    public static void Run(string dataFolder, string shown)
    {
        var lessons = CodedArticle.Read(dataFolder).SelectMany(SlotLesson.Of).ToList();
        foreach (var slot in lessons.GroupBy(l => l.Slot))
        {
            Console.WriteLine($"{slot.Key}: {slot.Average(l => l.Candidates.Count):0} candidates, within reach {slot.Count(l => !l.IsEmpty && l.IsRight.Contains(true))} of {slot.Count(l => l.Article.Marked[slot.Key] is { Length: > 0 })}");
        }

        foreach (var counts in new[] { 0.3, 0.4, 0.5, 0.6, 0.7 })
        {
            foreach (var pull in new[] { 0.1, 0.3, 1, 3 })
            {
                var settings = Enum.GetValues<MainEventSlot>().ToDictionary(s => s, _ => new SlotSetting(pull, counts));
                var weights = MainEventModel.LeaveOneOut(lessons, settings);
                var seen = MainEventLearner.Learn(lessons, settings);
                Print($"cv   {pull} {counts}", MainEventModel.Judge(lessons, a => weights[a.Group]));
                Print($"seen {pull} {counts}", MainEventModel.Judge(lessons, _ => seen));
            }
        }

        var unseen = MainEventModel.LeaveOneOut(lessons, MainEventModel.Settings);
        Print("CV", MainEventModel.Judge(lessons, a => unseen[a.Group]));
        foreach (var lesson in lessons.Where(l => l.Slot.ToString().Equals(shown, StringComparison.OrdinalIgnoreCase)))
        {
            var first = MainEventModel.First(lesson, unseen[lesson.Article.Group]);
            var isRight = lesson.IsEmpty ? first is null : first is not null && PhraseJudge.IsCorrect(PhraseJudge.Stems(first), lesson.Article.Marked[lesson.Slot] ?? []);
            var gold = string.Join(" / ", (lesson.Article.Marked[lesson.Slot] ?? []).Select(g => string.Join(' ', g)));
            Console.WriteLine($"{(isRight ? "ok   " : lesson.IsRight.Contains(true) || lesson.IsEmpty ? "WRONG" : "none ")} {lesson.Article.Id[4..10]} [{first}] gold: {gold}");
        }
    }

    private static void Print(string name, JudgedArticle[] judged) =>
        Console.WriteLine($"{name,-12} {string.Join(" ", MainEventFigure.All.Select(f => string.Create(CultureInfo.InvariantCulture, $"{f.Name.Replace(" acc@1", "", StringComparison.Ordinal).Replace("null_rejected", "null", StringComparison.Ordinal)} {f.Of(judged):.000}")))}");
}
