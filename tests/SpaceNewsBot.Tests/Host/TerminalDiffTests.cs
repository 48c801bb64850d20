using SpaceNewsBot.Core.Diffs;
using SpaceNewsBot.Terminal;
using SpaceNewsBot.Tests.Support;
using Xunit;

namespace SpaceNewsBot.Tests.Host;

public class TerminalDiffTests
{
    private static readonly RevisionDiff _diff = SamplePreviews.Diff(
        SamplePreviews.Excerpt(SamplePreviews.Kept("It left on "), SamplePreviews.Removed("Monday"), SamplePreviews.Added("Tuesday"), SamplePreviews.Kept(".")));

    [Fact]
    public void Marks_words_as_Git_does_where_there_are_no_colours()
    {
        var text = new TerminalDiff(colours: false).Render(_diff);

        Assert.Equal(
            """
            ferry: from revision 1 to revision 2

            Line 2
            … It left on [-Monday-]{+Tuesday+}. …

            """,
            text);
    }

    [Fact]
    public void Colours_what_goes_red_and_what_comes_green()
    {
        var text = new TerminalDiff(colours: true).Render(_diff);

        Assert.Contains("It left on \e[31mMonday\e[0m\e[32mTuesday\e[0m.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("[-", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Ends_a_colour_with_each_line()
    {
        var text = new TerminalDiff(colours: true).Render(SamplePreviews.Diff(SamplePreviews.Excerpt(SamplePreviews.Added("one\n\ntwo"))));

        Assert.Contains("\e[32mone\e[0m\n\n\e[32mtwo\e[0m", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Shows_changed_blanks_even_in_colours()
    {
        var text = new TerminalDiff(colours: true).Render(SamplePreviews.Diff(SamplePreviews.Excerpt(SamplePreviews.Removed("\n\t"), SamplePreviews.Added(" "))));

        Assert.Contains("\e[31m⏎⇥\e[0m", text, StringComparison.Ordinal);
        Assert.Contains("{+ +}", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_characters_that_nobody_sees_and_leaves_those_that_scripts_and_pictures_need()
    {
        var text = new TerminalDiff(colours: false).Render(SamplePreviews.Diff(
            SamplePreviews.Excerpt(SamplePreviews.Added("a\u200Bb\u202Ec\u001B[31m\u200Dd"), SamplePreviews.Kept("👩\u200D🚀 می\u200Cخواهم ❤\uFE0F"))));

        Assert.Contains("{+a[U+200B]b[U+202E]c[U+001B][31m[U+200D]d+}👩\u200D🚀 می\u200Cخواهم ❤\uFE0F", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Says_what_is_not_shown_and_what_changed_of_the_fields()
    {
        var excerpt = SamplePreviews.Excerpt(SamplePreviews.Added("long", leftOut: 40)) with { FurtherChanges = 2 };

        var text = new TerminalDiff(colours: false).Render(SamplePreviews.Diff(
            excerpt, new FieldChange("title", "old", "new"), new FieldChange("published", null, "2024-05-06"), new FieldChange("url", "http://a.example", null)));

        Assert.Equal(
            """
            ferry: from revision 1 to revision 2
            title: "old" → "new"
            published: none → "2024-05-06"
            url: "http://a.example" → none

            Line 2
            … {+long… (40 more characters)+} …

            2 further changes aren't shown.

            """,
            text);
    }

    [Fact]
    public void Says_one_further_change_and_both_lines_where_they_differ()
    {
        var excerpt = SamplePreviews.Excerpt(SamplePreviews.Removed("x"));
        excerpt = new([excerpt.Hunks[0] with { OldLine = 4, IsElidedBefore = false, IsElidedAfter = false }], 1);

        var text = new TerminalDiff(colours: false).Render(SamplePreviews.Diff(excerpt));

        Assert.Contains("Line 2, before line 4\n[-x-]\n\n1 further change isn't shown.\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Says_that_nothing_differs() =>
        Assert.Equal(
            "ferry: from revision 1 to revision 2\nNothing differs: neither the text nor what is known about it.\n",
            new TerminalDiff(colours: false).Render(SamplePreviews.Diff(new DiffExcerpt([], 0))));
}
