using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Core.Diffs;
using SpaceNewsBot.Core.Inspection;
using SpaceNewsBot.Core.Previews;
using SpaceNewsBot.Core.Sources;
using SpaceNewsBot.Telegram.Rendering;
using SpaceNewsBot.Tests.Support;
using SpaceNewsBot.Tests.Support.Telegram;
using Xunit;

namespace SpaceNewsBot.Tests.Telegram;

/// <summary>Comparisons, previews and conflicts as Telegram shows them.</summary>
public class TelegramPreviewTests
{
    [Fact]
    public void Strikes_what_goes_and_underlines_what_comes()
    {
        var diff = SamplePreviews.Diff(
            SamplePreviews.Excerpt(SamplePreviews.Kept("It <left> on "), SamplePreviews.Removed("Monday & Co"), SamplePreviews.Added("Tuesday"), SamplePreviews.Kept(".")),
            new FieldChange("title", "old", null));

        var html = Assert.Single(TelegramReplyRenderer.Render(new Reply.OfDiff(diff)));

        Assert.Equal(
            "<b>ferry: from revision 1 to revision 2</b>\n\ntitle: &quot;old&quot; → none\n\nLine 2\n"
            + "<blockquote expandable>… It &lt;left&gt; on <s>Monday &amp; Co</s><u>Tuesday</u>. …</blockquote>",
            html);
    }

    [Fact]
    public void Marks_words_that_have_to_be_code_and_shows_changed_line_ends()
    {
        var diff = SamplePreviews.Diff(SamplePreviews.Excerpt(
            SamplePreviews.Kept("By foo@"), SamplePreviews.Added("bar"), SamplePreviews.Kept(" of"), SamplePreviews.Removed("\n"), SamplePreviews.Added(" see t.me/x now")));

        var html = Assert.Single(TelegramReplyRenderer.Render(new Reply.OfDiff(diff)));

        Assert.EndsWith(
            "… By <code>foo@</code><code>{+bar+}</code> of<s>⏎</s><u> see </u><code>{+t.me/x+}</code><u> now</u> …</blockquote>",
            html,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Says_that_nothing_differs_and_what_is_not_shown()
    {
        var none = Assert.Single(Show(new Reply.OfDiff(SamplePreviews.Diff(new DiffExcerpt([], 0)))));
        var more = Assert.Single(Show(new Reply.OfDiff(SamplePreviews.Diff(SamplePreviews.Excerpt(SamplePreviews.Added("x", 9)) with { FurtherChanges = 3 }))));

        Assert.EndsWith("\n\nNothing differs: neither the text nor what is known about it.", none.Text, StringComparison.Ordinal);
        Assert.EndsWith("… x… (9 more characters) …\n\n3 further changes aren't shown.", more.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Shows_a_preview()
    {
        var finding = new Finding(FindingKind.HiddenCharacters, "title", 3, 9, "a[U+200B]b");
        var effect = SamplePreviews.NoEffect with { Ledger = SamplePreviews.List(new LedgerChange(SamplePreviews.Row("Ada", "left"), null)) };
        var released = SamplePreviews.NoEffect with { Questions = SamplePreviews.List(new ChangedQuestion("Why @you?", SamplePreviews.Quoting("Because."), SamplePreviews.Abstaining)) };

        var page = Assert.Single(Show(new Reply.OfPreview(SamplePreviews.Preview(findings: SamplePreviews.List(finding), effect: effect, onceReleased: released))));

        Assert.Equal(
            """
            Preview: this would give the source "ferry" a new text, revision 3. Nothing was changed.

            It would go into quarantine because of 1 place with instruction-like or hidden text, and answer nothing until sources release ferry:
            Hidden characters in the title: “a[U+200B]b”

            At once — Ledger, 1 row differs:
            − Ada · left · done

            At once — No answer changes: 2 golden questions and 3 asked questions were tried.

            Once released — Asked questions, 1 of the last 3 would be answered differently:
            “Why @you?”
            − “Because.” (ferry)
            + no answer
            """,
            page.Text);
        Assert.Equal(["@you?”"], page.Entities.Where(e => e.Tag == "code").Select(e => page.Text.Substring(e.Start, e.Length)));
        Assert.Equal(3, page.Entities.Count(e => e.Tag == "b"));
    }

    [Fact]
    public void A_conflict_shows_who_changed_it_and_what_stands_now()
    {
        var page = Assert.Single(Show(SamplePreviews.Conflict("telegram:5", "a correction")));

        Assert.Equal(
            """
            Somebody else changed the source "ferry" meanwhile: look at its revision 2, then repeat the change.

            Revision 2 was made by telegram:5 on 1970-01-01 00:00 UTC (a correction).

            ferry: from revision 1 to revision 2

            Line 2
            … MondayTuesday …
            """,
            page.Text);
        Assert.Equal(["Monday"], page.Entities.Where(e => e.Tag == "s").Select(e => page.Text.Substring(e.Start, e.Length)));
    }

    [Fact]
    public void Quarantine_tells_the_first_findings()
    {
        var finding = new Finding(FindingKind.Exfiltration, "text", 3, 9, "![](http://a.example/?q=)");

        var page = Assert.Single(Show(new Reply.OfEdit(new SourceEditOutcome.Committed("ferry", 1) { Findings = [.. Enumerable.Repeat(finding, 6)] })));

        var lines = page.Text.Split('\n');
        Assert.Equal(5, lines.Count(line => line == "• An image that would give words away in the text: “![](http://a.example/?q=)”"));
        Assert.Equal("• And 1 more: sources release ferry --dry-run shows them.", lines[^1]);
    }

    [Fact]
    public void Pages_a_comparison_of_many_words_without_losing_one()
    {
        var pieces = Enumerable.Range(0, 400).SelectMany(i => new[] { SamplePreviews.Kept($"kept{i} "), SamplePreviews.Added($"added{i} ") }).ToArray();

        var pages = Show(new Reply.OfDiff(SamplePreviews.Diff(SamplePreviews.Excerpt(pieces))));

        Assert.True(pages.Count > 3);
        var shown = string.Concat(pages.Select(p => p.Text));
        Assert.Contains(SamplePreviews.Comparable(string.Concat(pieces.Select(p => p.Text))), SamplePreviews.Comparable(shown), StringComparison.Ordinal);
        Assert.Equal(400, pages.Sum(p => p.Entities.Count(e => e.Tag == "u")));
    }

    [Fact]
    public void Hostile_text_is_text_in_every_place()
    {
        foreach (var (id, payload) in SamplePreviews.Hostile())
        {
            var expected = SamplePreviews.Comparable(VisibleText.Of(payload));
            foreach (var (slot, reply) in SamplePreviews.Placed(payload))
            {
                var pages = Show(reply);

                Assert.All(pages, page => Assert.True(FindLive(page) is null, $"{id} as {slot}: {FindLive(page)}"));
                var shown = SamplePreviews.Comparable(string.Concat(pages.Select(p => p.Text)));
                Assert.True(shown.Contains(expected, StringComparison.Ordinal) || string.IsNullOrWhiteSpace(payload), $"{id} as {slot}: {shown}");
            }
        }
    }

    private static List<(string Text, IReadOnlyList<BotApiEntity> Entities)> Show(Reply reply)
    {
        var pages = new List<(string, IReadOnlyList<BotApiEntity>)>();
        foreach (var html in TelegramReplyRenderer.Render(reply))
        {
            var (text, entities, refusal) = BotApiHtml.Parse(html);
            Assert.True(refusal is null, refusal);
            Assert.InRange(text.Trim().Length, 1, 4_096);
            Assert.InRange(entities.Length, 0, 100);
            Assert.All(entities, e => Assert.Contains(e.Tag, (string[])["b", "s", "u", "code", "blockquote"]));
            pages.Add((text, entities));
        }

        return pages;
    }

    // A word that Telegram would make live and of which a character stands outside code.
    private static string? FindLive((string Text, IReadOnlyList<BotApiEntity> Entities) page)
    {
        var code = page.Entities.Where(e => e.Tag == "code").ToList();
        return LiveWords.Find(page.Text)
            .Where(word => Enumerable.Range(word.Start.Value, word.End.Value - word.Start.Value).Any(at => !code.Any(e => at >= e.Start && at < e.Start + e.Length)))
            .Select(word => page.Text[word])
            .FirstOrDefault();
    }
}
