using System.Collections.Immutable;
using System.Globalization;
using SpaceNewsBot.Core.Events;
using SpaceNewsBot.Core.Events.Reviews;
using SpaceNewsBot.Core.Inspection;
using SpaceNewsBot.Core.Previews;

namespace SpaceNewsBot.Core.Chat;

/// <summary>Puts a preview into words, the same on every surface.</summary>
public static class PreviewOutline
{
    private const string AtOnce = "At once — ";
    private const string OnceReleased = "Once released — ";

    /// <summary>What would be done, and that it wasn't.</summary>
    public static string Heading(SourcePreview preview)
    {
        ArgumentNullException.ThrowIfNull(preview);
        var (id, number) = (preview.SourceId, preview.Revision);
        var would = preview.Kind switch
        {
            SourcePreviewKind.Added => $"add the source \"{id}\", revision {Number(number)}",
            SourcePreviewKind.Updated => $"give the source \"{id}\" a new text, revision {Number(number)}",
            SourcePreviewKind.Edited => $"change what is known about the source \"{id}\", revision {Number(number)}",
            SourcePreviewKind.RolledBack => $"take the source \"{id}\" back to an earlier text, as revision {Number(number)}",
            SourcePreviewKind.Restored => $"bring the source \"{id}\" back, as revision {Number(number)}",
            SourcePreviewKind.Removed => $"take the source \"{id}\", last at revision {Number(number)}, out of every answer",
            SourcePreviewKind.Released => $"let revision {Number(number)} of the source \"{id}\" out of quarantine",
            _ => throw new ArgumentOutOfRangeException(nameof(preview)),
        };
        return $"Preview: this would {would}. Nothing was changed.";
    }

    /// <summary>What follows the comparison of the texts: the ledger, golden and real questions, and what was found.</summary>
    public static ImmutableArray<OutlineSection> Sections(SourcePreview preview)
    {
        ArgumentNullException.ThrowIfNull(preview);
        return preview.OnceReleased is not { } released
            ? [.. DescribeFindings(preview), .. Describe(preview.Effect, "")]
            : [.. DescribeFindings(preview), .. Describe(preview.Effect, AtOnce), .. Describe(WithoutOldFailures(released), OnceReleased)];
    }

    // What fails as before was just said of what changes at once.
    private static PreviewedEffect WithoutOldFailures(PreviewedEffect effect)
    {
        var changed = effect.Goldens.Items.Where(check => check.HeldBefore != check.HoldsAfter).ToImmutableArray();
        var failing = effect.Goldens.Items.Length - changed.Length;

        // Those that changed come first: where one that didn't is listed, none that changed is left out.
        return effect with { Goldens = new(changed, failing > 0 ? 0 : effect.Goldens.LeftOut) };
    }

    private static IEnumerable<OutlineSection> DescribeFindings(SourcePreview preview)
    {
        if (preview.Findings.Count > 0)
        {
            var places = Count(preview.Findings.Count, "place", "places");
            yield return new(
                preview.Kind == SourcePreviewKind.Released
                    ? $"It is held because of {places} with instruction-like or hidden text, which could then be quoted:"
                    : $"It would go into quarantine because of {places} with instruction-like or hidden text, and answer nothing until sources release {preview.SourceId}:",
                [
                    .. preview.Findings.Items.Select(finding => new OutlineLine(OutlineMark.None, FindingText.Describe(finding))),
                    .. More(preview.Findings),
                ]);
        }
    }

    private static IEnumerable<OutlineSection> Describe(PreviewedEffect effect, string lead)
    {
        if (effect.LapsingReviews.Count > 0)
        {
            yield return new(
                $"{lead}{Count(effect.LapsingReviews.Count, "row that moderators corrected lapses", "rows that moderators corrected lapse")}, since the source wouldn't say it any more:",
                [.. effect.LapsingReviews.Items.Select(Describe), .. More(effect.LapsingReviews)]);
        }

        if (effect.Ledger.Count > 0)
        {
            yield return new(
                $"{lead}Ledger, {Count(effect.Ledger.Count, "row differs", "rows differ")}:",
                [.. effect.Ledger.Items.SelectMany(Describe), .. More(effect.Ledger)]);
        }

        if (effect.Goldens.Count > 0)
        {
            yield return new(
                $"{lead}Golden questions, {Number(effect.Goldens.Count)} of {Number(effect.GoldensAsked)} to look at:",
                [.. effect.Goldens.Items.SelectMany(Describe), .. More(effect.Goldens)]);
        }

        if (effect.Questions.Count > 0)
        {
            yield return new(
                $"{lead}Asked questions, {Number(effect.Questions.Count)} of the last {Number(effect.QuestionsAsked)} would be answered differently:",
                [.. effect.Questions.Items.SelectMany(Describe), .. More(effect.Questions)]);
        }
        else if (effect.Goldens.Items.All(check => check.HeldBefore == check.HoldsAfter))
        {
            yield return new(
                effect.GoldensAsked + effect.QuestionsAsked == 0
                    ? $"{lead}No answer could be compared: there are no golden questions, and nobody has asked anything in a group yet."
                    : $"{lead}No answer changes: {Count(effect.GoldensAsked, "golden question", "golden questions")} and "
                        + $"{Count(effect.QuestionsAsked, "asked question", "asked questions")} were tried.",
                []);
        }
    }

    private static IEnumerable<OutlineLine> Describe(LedgerChange change)
    {
        if (change.Before is { } before)
        {
            yield return new(OutlineMark.Gone, Describe(before));
        }

        if (change.After is { } after)
        {
            yield return new(OutlineMark.Come, Describe(after));
        }
    }

    private static OutlineLine Describe(RowReview review) =>
        new(OutlineMark.Gone, VisibleText.Of($"{ReplyTable.Words(review.Verdict)}: “{review.Key.Sentence}”"));

    private static string Describe(Event row) => VisibleText.Of(string.Join(" · ", new[]
    {
        row.Who is null ? "nobody named" : EventText.Who(row),
        row.Action.Text,
        row.What?.Text,
    }.OfType<string>().Concat(EventText.Details(row))));

    private static IEnumerable<OutlineLine> Describe(GoldenCheck check)
    {
        var verdict = (check.HeldBefore, check.HoldsAfter) switch
        {
            (true, false) => "Breaks",
            (false, true) => "Mends",
            (false, false) => "Fails as before",
            _ => "Holds",
        };
        var expected = check.Golden.ExpectedSource is { } source ? $"has to be answered from {source}" : "has to be left unanswered";
        return Describe(
            $"{verdict}: golden question {check.Golden.Id.ToString(CultureInfo.InvariantCulture)}, “{VisibleText.Of(check.Golden.Question)}”, {expected}",
            check.Before,
            check.After);
    }

    private static IEnumerable<OutlineLine> Describe(ChangedQuestion changed) => Describe($"“{VisibleText.Of(changed.Question)}”", changed.Before, changed.After);

    private static IEnumerable<OutlineLine> Describe(string question, PreviewedAnswer before, PreviewedAnswer after)
    {
        var (was, willBe) = (Describe(before), Describe(after));
        yield return new(OutlineMark.None, question);
        if (was == willBe)
        {
            yield return new(OutlineMark.None, $"as before: {was}");
            yield break;
        }

        yield return new(OutlineMark.Gone, was);
        yield return new(OutlineMark.Come, willBe);
    }

    private static string Describe(PreviewedAnswer answer) => !answer.IsAnswered
        ? "no answer"
        : string.Join(" ", answer.Quotes.Items.Select(Describe)) + (answer.Quotes.LeftOut == 0 ? "" : $" and {Count(answer.Quotes.LeftOut, "further quote", "further quotes")}");

    private static string Describe(PreviewedQuote quote) => $"“{VisibleText.Of(quote.Text)}{(quote.LeftOut > 0 ? "…" : "")}” ({quote.SourceId})";

    private static IEnumerable<OutlineLine> More<T>(BoundedList<T> list)
    {
        if (list.LeftOut > 0)
        {
            yield return new(OutlineMark.None, $"{Number(list.LeftOut)} more {(list.LeftOut == 1 ? "isn't" : "aren't")} shown.");
        }
    }

    private static string Count(int number, string one, string many) => $"{Number(number)} {(number == 1 ? one : many)}";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
