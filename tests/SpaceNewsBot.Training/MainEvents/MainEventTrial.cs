using System.Globalization;

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

        foreach (var pull in new[] { 0.5, 0.7, 1, 1.5, 2, 3, 4, 6 })
        {
            var settings = MainEventModel.Settings.ToDictionary(s => s.Key, s => s.Value with { Pull = pull });
            var weights = MainEventModel.LeaveOneOut(lessons, settings);
            var seen = MainEventLearner.Learn(lessons, settings);
            Print($"cv   {pull}", MainEventModel.Judge(lessons, a => weights[a.Group]));
            Print($"seen {pull}", MainEventModel.Judge(lessons, _ => seen));
        }

        foreach (var least in new[] { 0.2, 0.22, 0.24, 0.26, 0.28, 0.3, 0.34, 0.38, 0.42, 0.46 })
        {
            var settings = MainEventModel.Settings.ToDictionary(s => s.Key, s => s.Value with { Least = least });
            var weights = MainEventModel.LeaveOneOut(lessons, settings);
            var seen = MainEventLearner.Learn(lessons, settings);
            Print($"least {least}", MainEventModel.Judge(lessons, a => weights[a.Group]));
            Print($"    seen", MainEventModel.Judge(lessons, _ => seen));
        }

        var unseen = MainEventModel.LeaveOneOut(lessons, MainEventModel.Settings);
        var shipped = MainEventLearner.Learn(lessons, MainEventModel.Settings);
        Print("seen", MainEventModel.Judge(lessons, _ => shipped));
        Print("CV", MainEventModel.Judge(lessons, a => unseen[a.Group]));
        foreach (var article in lessons.GroupBy(l => l.Article))
        {
            var found = MainEventModel.Find(article, unseen[article.Key.Group]);
            if (shown == "event")
            {
                var (who, what) = (MainEventModel.First(article.Key, found.Who), MainEventModel.First(article.Key, found.What));
                Console.WriteLine($"{JudgedArticle.IsEvent(article.Key, who + " " + what)} {article.Key.Id[4..10]} [{who}] [{what}] gold: {string.Join(" / ", article.Key.Parties)} | {string.Join(" / ", article.Key.Deeds)}");
                continue;
            }

            var lesson = article.Single(l => l.Slot.ToString().Equals(shown, StringComparison.OrdinalIgnoreCase));
            var first = MainEventModel.First(article.Key, found[lesson.Slot]);
            var isRight = lesson.IsEmpty ? first is null : first is not null && PhraseJudge.IsCorrect(PhraseJudge.Stems(first), article.Key.Marked[lesson.Slot] ?? []);
            var gold = string.Join(" / ", (article.Key.Marked[lesson.Slot] ?? []).Select(g => string.Join(' ', g)));
            var score = found[lesson.Slot] is [var best, ..] ? best.Score : 0;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(isRight ? "ok   " : lesson.IsRight.Contains(true) || lesson.IsEmpty ? "WRONG" : "none ")} {article.Key.Id[4..10]} {score:0.00} [{first}] gold: {gold}"));
        }
    }

    private static void Print(string name, JudgedArticle[] judged) =>
        Console.WriteLine($"{name,-12} {string.Join(" ", MainEventFigure.All.Select(f => string.Create(CultureInfo.InvariantCulture, $"{f.Name.Replace(" acc@1", "", StringComparison.Ordinal).Replace("null_rejected", "null", StringComparison.Ordinal)} {f.Of(judged):.000}")))}");
}
