using System.Diagnostics;
using SpaceNewsBot.Core.Sources;
using Xunit;

namespace SpaceNewsBot.Tests.Sources;

public sealed class PassageSegmenterTests
{
    [Fact]
    public void Tells_the_story_from_what_a_page_put_around_it()
    {
        string[] lines =
        [
            "Title: Harbour line says it will pause its night boats",
            "Title: What about the day boats?",
            "Byline: Bea Example",
            "Caption: A boat in the harbour at night anna.example/iStock",
            "Body: The harbour line's head Otto Sample said on Monday that he would pause the night boats until the fees were removed.",
            "Heading: A pause for many islands",
            "Body: The pause covers three islands, Sample added.",
            "Furniture: Most Popular",
            "Body: However, there is no confirmation yet.",
            "Heading: Islands are leaving too",
            "Body: One island has cancelled its own boats.",
            "Caption: (Photo by Carl Sample/Getty Images)",
            "Furniture: Read more: The other harbour",
            "Furniture: Sign up for our newsletter",
            "Furniture: message circleSHOW COMMENT (3)chevron",
        ];

        AssertKinds(lines, "\n\n");
        AssertKinds(lines, "\n");
    }

    [Theory]
    [InlineData("Advertisement")]
    [InlineData("RELATED ARTICLES:")]
    [InlineData("Share this")]
    [InlineData("12 comments")]
    [InlineData("5 min read")]
    [InlineData("Show all comments (31)")]
    [InlineData("* * *")]
    [InlineData("© 2022 The Harbour. All rights reserved.")]
    public void Furniture_is_marked(string line)
    {
        var kinds = KindsOf($"The boats stopped.\n\n{line}\n\nThe boats started.");

        Assert.Equal([PassageKind.Body, PassageKind.Furniture, PassageKind.Body], kinds);
    }

    [Theory]
    [InlineData("Photo: Ada Example")]
    [InlineData("Image credit: The Harbour")]
    [InlineData("The boats at night. Ada Example/Reuters")]
    [InlineData("The boats at night (Getty Images)")]
    [InlineData("![A boat](https://example.org/boat.png)")]
    public void Captions_are_marked(string line)
    {
        var kinds = KindsOf($"The boats stopped.\n\n{line}\n\nThe boats started.");

        Assert.Equal([PassageKind.Body, PassageKind.Caption, PassageKind.Body], kinds);
    }

    [Theory]
    [InlineData("By Ada Example")]
    [InlineData("By Ada Example | 5 March 2022")]
    [InlineData("Written by Ada Example and Bea Sample")]
    [InlineData("Ada van Example")]
    [InlineData("Ada B. Example")]
    public void Bylines_are_marked(string line)
    {
        var kinds = KindsOf($"Boats stop at night\n{line}\n\nThe boats stopped.");

        Assert.Equal([PassageKind.Title, PassageKind.Byline, PassageKind.Body], kinds);
    }

    [Theory]
    [InlineData("By Monday, the boats had stopped.")]
    [InlineData("By the time they stopped it was late.")]
    [InlineData("The photographer sold the picture to Getty Images.")]
    [InlineData("Comments on the boats were many, Sample said.")]
    [InlineData("He shared this story with the ESA/NASA team.")]
    public void A_sentence_of_the_story_is_not_mistaken_for_something_else(string line)
    {
        var kinds = KindsOf($"Boats stop at night\n\n{line}\n\nThe boats started.");

        Assert.Equal([PassageKind.Title, PassageKind.Body, PassageKind.Body], kinds);
    }

    [Fact]
    public void A_line_that_repeats_the_given_title_or_author_is_that()
    {
        var kinds = KindsOf(
            "The boats stopped.\nTHE DESK\nThe boats did stop.",
            new SourceMetadata(Title: "The boats stopped.", Author: "The Desk"));

        Assert.Equal([PassageKind.Title, PassageKind.Byline, PassageKind.Body], kinds);
    }

    [Fact]
    public void Headings_of_Markdown_lose_their_marks_but_not_their_place()
    {
        const string text = "# Boats stop\n\nThe boats stopped.\n\n## Why\n\n- Fees rose\n- Crews left";

        var passages = PassageSegmenter.Segment(text, new SourceMetadata());

        Assert.Equal(["Boats stop", "The boats stopped.", "Why", "Fees rose", "Crews left"], passages.Select(p => text[p.Start..p.End]));
        Assert.Equal(
            [PassageKind.Title, PassageKind.Body, PassageKind.Heading, PassageKind.Body, PassageKind.Body],
            passages.Select(p => p.Kind));
    }

    [Fact]
    public void Lines_that_a_fixed_width_broke_make_one_paragraph()
    {
        const string text =
            "Boats stop at night\n\nThe boats of the harbour line stopped on Monday, because the\nfees had risen. "
            + "Otto Sample said that they would start again\nonce the fees were lowered.\n\nNobody else stopped, as far as the harbour knows, and the\n"
            + "day boats run.";

        var passages = PassageSegmenter.Segment(text, new SourceMetadata());

        Assert.Equal([PassageKind.Title, PassageKind.Body, PassageKind.Body], passages.Select(p => p.Kind));
    }

    [Fact]
    public void Short_lines_in_a_row_are_the_story_and_no_headings()
    {
        var kinds = KindsOf("The boats stopped.\nLaunch on Monday\nLanding on Tuesday\nCrew of three");

        Assert.All(kinds, kind => Assert.Equal(PassageKind.Body, kind));
    }

    [Fact]
    public void A_long_paragraph_is_cut_between_sentences()
    {
        var text = string.Concat(Enumerable.Repeat("Mr. Sample of the U.S. line spoke of boats and fees. ", 100)).TrimEnd();

        var passages = PassageSegmenter.Segment(text, new SourceMetadata());

        Assert.True(passages.Length > 2);
        Assert.All(passages, p => Assert.StartsWith("Mr. Sample", text[p.Start..p.End], StringComparison.Ordinal));
        Assert.All(passages, p => Assert.EndsWith("fees.", text[p.Start..p.End], StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("The boats stopped on Monday. ")]
    [InlineData("boats")]
    [InlineData("🚀")]
    [InlineData("word ")]
    [InlineData("A short line\n")]
    [InlineData("Most Popular\n")]
    [InlineData("Ada Quill\n")]
    [InlineData("The boats stopped on Monday, as\nthe fees had risen. ")]
    public void Five_megabytes_are_cut_in_linear_time_and_no_word_is_lost(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 2_000_000 / piece.Length));
        var watch = Stopwatch.StartNew();

        var passages = PassageSegmenter.Segment(text, new SourceMetadata());

        var lost = 0;
        var at = 0;
        foreach (var passage in passages)
        {
            Assert.True(passage.Start >= at && passage.End > passage.Start);
            lost += text.AsSpan(at, passage.Start - at).Trim().Length;
            Assert.False(char.IsLowSurrogate(text[passage.Start]));
            at = passage.End;
        }

        Assert.Equal(0, lost + text.AsSpan(at).Trim().Length);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"It took {watch.Elapsed}.");
    }

    private static IEnumerable<PassageKind> KindsOf(string text, SourceMetadata? metadata = null) =>
        PassageSegmenter.Segment(text, metadata ?? new SourceMetadata()).Select(passage => passage.Kind);

    private static void AssertKinds(string[] lines, string separator)
    {
        var text = string.Join(separator, lines.Select(line => line[(line.IndexOf(' ') + 1)..]));

        var passages = PassageSegmenter.Segment(text, new SourceMetadata());

        Assert.Equal(lines, passages.Select(passage => $"{passage.Kind}: {text[passage.Start..passage.End]}"));
    }
}
