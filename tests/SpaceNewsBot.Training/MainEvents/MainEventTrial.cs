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

        if (shown == "empty")
        {
            Empty(lessons);
            return;
        }

        if (shown.StartsWith("drop-", StringComparison.Ordinal))
        {
            Drop(lessons, Enum.Parse<MainEventSlot>(shown[5..], ignoreCase: true));
            return;
        }

        foreach (var least in new[] { 0.4, 0.5, 0.6, 0.7 })
        {
            foreach (var pull in new[] { 0.3, 1, 2, 4 })
            {
                var settings = Enum.GetValues<MainEventSlot>().ToDictionary(s => s, _ => new SlotSetting(pull, least));
                var weights = MainEventModel.LeaveOneOut(lessons, settings);
                Print($"cv   {pull} {least}", MainEventModel.Judge(lessons, a => weights[a.Group]));
            }
        }

        var unseen = MainEventModel.LeaveOneOut(lessons, MainEventModel.Settings);
        Print("CV", MainEventModel.Judge(lessons, a => unseen[a.Group]));
        foreach (var article in lessons.GroupBy(l => l.Article).Where(_ => shown == "event"))
        {
            var w = unseen[article.Key.Group];
            var (who, what) = (MainEventModel.First(article.ElementAt(0), w), MainEventModel.First(article.ElementAt(1), w));
            Console.WriteLine($"{JudgedArticle.IsEvent(article.Key, who + " " + what)} {article.Key.Id[4..10]} [{who}] [{what}] gold: {string.Join(" / ", article.Key.Parties)} | {string.Join(" / ", article.Key.Deeds)}");
        }

        foreach (var lesson in lessons.Where(l => l.Slot.ToString().Equals(shown, StringComparison.OrdinalIgnoreCase)))
        {
            var first = MainEventModel.First(lesson, unseen[lesson.Article.Group]);
            var isRight = lesson.IsEmpty ? first is null : first is not null && PhraseJudge.IsCorrect(PhraseJudge.Stems(first), lesson.Article.Marked[lesson.Slot] ?? []);
            var gold = string.Join(" / ", (lesson.Article.Marked[lesson.Slot] ?? []).Select(g => string.Join(' ', g)));
            Console.WriteLine($"{(isRight ? "ok   " : lesson.IsRight.Contains(true) || lesson.IsEmpty ? "WRONG" : "none ")} {lesson.Article.Id[4..10]} [{first}] gold: {gold}");
        }
    }

    // By what the empty slots are told best.
    private static void Empty(IReadOnlyList<SlotLesson> lessons)
    {
        foreach (var pull in new[] { 0.3, 1, 2, 4 })
        {
            var settings = Enum.GetValues<MainEventSlot>().ToDictionary(s => s, _ => new SlotSetting(pull, 0));
            var weights = MainEventModel.LeaveOneOut(lessons, settings);
            foreach (var slot in lessons.GroupBy(l => l.Slot).Where(g => g.Key >= MainEventSlot.When))
            {
                var rows = slot.Where(l => l.Article.Marked[slot.Key] is not null && l.Candidates.Count > 0).Select(l =>
                {
                    var w = weights[l.Article.Group];
                    var scores = l.Candidates.ConvertAll(c => w.Sum(slot.Key, c));
                    var none = Math.Exp(w[slot.Key, MainEventWeights.Empty]);
                    var best = MainEventFinder.Rank(slot.Key, l.Candidates, w)[0];
                    var right = !l.IsEmpty && PhraseJudge.IsCorrect(PhraseJudge.Stems(SlotLesson.Text(l.Article, best)), l.Article.Marked[slot.Key]!);
                    return (l.IsEmpty, Right: right, Keys: new[] { scores.Sum(Math.Exp) / (none + scores.Sum(Math.Exp)), best.Score, Math.Exp(scores.Max()) / none, best.Score / (none / (none + scores.Sum(Math.Exp))) });
                }).ToList();
                for (var k = 0; k < 4; k++)
                {
                    var key = k;
                    var auc = AnswerabilityModel.Auroc([.. rows.Select(r => (r.Keys[key], !r.IsEmpty))]);
                    var auc2 = AnswerabilityModel.Auroc([.. rows.Where(r => r.Right || r.IsEmpty).Select(r => (r.Keys[key], r.Right))]);
                    var sorted = rows.OrderBy(r => r.Keys[key]).ToList();
                    var text = string.Join(" ", new[] { 0.3, 0.5, 0.6, 0.7 }.Select(t =>
                    {
                        var nulls = 0;
                        var need = (int)Math.Ceiling(t * rows.Count(r => r.IsEmpty));
                        var at = 0;
                        while (nulls < need) { nulls += sorted[at].IsEmpty ? 1 : 0; at++; }
                        return string.Create(CultureInfo.InvariantCulture, $"{need}:{sorted.Skip(at).Count(r => r.Right)}@{sorted[at - 1].Keys[key]:0.00}");
                    }));
                    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{pull} {slot.Key} key {k} auc {auc:0.000} right-vs-empty {auc2:0.000} all right {rows.Count(r => r.Right)}; {text}"));
                }
            }
        }
    }

    // What each figure is worth: the likelihood and the share of right slots without it.
    private static void Drop(IReadOnlyList<SlotLesson> lessons, MainEventSlot slot)
    {
        var own = lessons.Where(l => l.Slot == slot).ToList();
        var dropped = new HashSet<string>(StringComparer.Ordinal);
        Tell("all");
        foreach (var name in own.SelectMany(l => l.Candidates).SelectMany(c => c.Features.Keys).Distinct().Order(StringComparer.Ordinal).ToList())
        {
            dropped.Add(name);
            Tell("- " + name);
            dropped.Clear();
        }

        void Tell(string what)
        {
            var rest = own.ConvertAll(l => l with { Candidates = l.Candidates.ConvertAll(c => c with { Features = c.Features.Where(f => !dropped.Contains(f.Key)).ToDictionary() }) });
            var weights = MainEventModel.LeaveOneOut(rest, MainEventModel.Settings);
            double likelihood = 0;
            var right = 0;
            var empty = 0;
            foreach (var lesson in rest)
            {
                var w = weights[lesson.Article.Group];
                var scores = lesson.Candidates.ConvertAll(c => Math.Exp(w.Sum(slot, c)));
                var none = Math.Exp(w[slot, MainEventWeights.Empty]);
                if (lesson.Teaches)
                {
                    likelihood += Math.Log((lesson.IsEmpty ? none : scores.Where((_, i) => lesson.IsRight[i]).Sum()) / (none + scores.Sum()));
                }

                var first = MainEventModel.First(lesson, w);
                right += !lesson.IsEmpty && first is not null && PhraseJudge.IsCorrect(PhraseJudge.Stems(first), lesson.Article.Marked[slot] ?? []) ? 1 : 0;
                empty += lesson.IsEmpty && first is null ? 1 : 0;
            }

            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-26} {likelihood:0.00} right {right} empty {empty}"));
        }
    }

    private static void Print(string name, JudgedArticle[] judged) =>
        Console.WriteLine($"{name,-12} {string.Join(" ", MainEventFigure.All.Select(f => string.Create(CultureInfo.InvariantCulture, $"{f.Name.Replace(" acc@1", "", StringComparison.Ordinal).Replace("null_rejected", "null", StringComparison.Ordinal)} {f.Of(judged):.000}")))}");
}
