using System.Text.RegularExpressions;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Core.Workspaces;
using SpaceNewsBot.Tests.Support;
using Xunit;

namespace SpaceNewsBot.Tests.Contracts;

/// <summary>What every chat platform's renderer has to do: keep the limits, lose nothing, and let nothing foreign live.</summary>
public abstract partial class ReplyRendererContract
{
    /// <summary>The pages as the platform's client shows them; fails where one is over a limit of the platform's.</summary>
    private protected abstract IReadOnlyList<ShownPage> Show(Reply reply);

    [Fact]
    public void Every_kind_of_reply_is_shown()
    {
        var kinds = typeof(Reply).GetNestedTypes().Where(type => type.IsSubclassOf(typeof(Reply)));
        var samples = SampleReplies.Placed("word").Select(placed => placed.Reply)
            .Append(new Reply.OfText(ReplyText.HelpFor(Right.Owner)))
            .Append(new Reply.OfText(ReplyText.Welcome))
            .ToList();

        Assert.All(kinds, kind => Assert.Contains(samples, sample => sample.GetType() == kind));
        Assert.All(samples, sample => Assert.NotEmpty(Show(sample)));
    }

    [Fact]
    public void Foreign_text_is_shown_as_it_is_and_nothing_in_it_is_live()
    {
        foreach (var (id, payload) in SampleReplies.Hostile())
        {
            foreach (var (slot, reply, expected) in SampleReplies.Placed(payload))
            {
                var pages = Show(reply);

                Assert.All(pages, page => Assert.True(page.Live.IsEmpty, $"{id} as {slot}: {page.Live.FirstOrDefault()}"));
                Assert.All(pages.SelectMany(p => p.Links), link => Assert.StartsWith(SampleReplies.Address, link, StringComparison.Ordinal));
                var shown = SamplePreviews.Comparable(string.Concat(pages.Select(p => p.Text)));
                Assert.True(
                    shown.Contains(SamplePreviews.Comparable(expected), StringComparison.Ordinal) || string.IsNullOrWhiteSpace(payload),
                    $"{id} as {slot}: {shown}");
            }
        }
    }

    [Theory]
    [InlineData("😀")]
    [InlineData("👩‍👩‍👧‍👦")]
    [InlineData("🇳🇴")]
    [InlineData("e\u0301")]
    [InlineData("<&>\"")]
    [InlineData("שלום")]
    [InlineData("word\n")]
    [InlineData("@ab ")]
    [InlineData("*_~`|\\")]
    [InlineData("1. - # > ")]
    [InlineData("[a](http://b.example) ")]
    [InlineData("-\n")]
    public void Any_long_text_is_split_between_its_characters(string unit)
    {
        var text = string.Concat(Enumerable.Repeat(unit, 12_000 / unit.Length));
        for (var shift = 0; shift < 4; shift++)
        {
            var said = new string('x', shift) + text;

            var pages = Show(new Reply.OfAnswer(Answered.Grounded(Answered.Metadata, [], ("Said.", [said]))));

            var shown = string.Concat(pages.Select(p => p.Text));
            Assert.Equal(Blank.Replace("Said. [1]" + said, ""), Blank.Replace(shown[..shown.LastIndexOf("[1]", StringComparison.Ordinal)], ""));
            Assert.All(pages, page => Assert.Empty(page.Live));
            Assert.All(pages.SkipLast(1), page => Assert.True(unit.Contains(' ', StringComparison.Ordinal) || EndsWhole(page.Text, unit), page.Text));
        }
    }

    [Fact]
    public void A_long_answer_keeps_every_word_and_every_citation()
    {
        var claims = Enumerable.Range(1, 9)
            .Select(n => ($"Sentence number {n} <&>.", new[] { $"Quote {n}: " + string.Join(' ', Enumerable.Range(0, 300).Select(i => $"word{n}x{i}")) }))
            .ToArray();

        var pages = Show(new Reply.OfAnswer(Answered.Grounded(Answered.Metadata with { Url = SampleReplies.Address }, ["reason"], claims)));

        Assert.True(pages.Count > 3);
        var words = pages.SelectMany(p => p.Text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries)).ToList();
        Assert.Equal(
            claims.SelectMany(c => c.Item2[0].Split(' ')),
            words.Where(w => w.StartsWith("word", StringComparison.Ordinal) || w == "Quote" || Ordinal.IsMatch(w)));
        Assert.All(Enumerable.Range(1, 9), n => Assert.Equal(2, words.Count(w => w == $"[{n}]")));
        Assert.Equal(9, pages.Sum(p => p.Links.Length));
    }

    [Fact]
    public void A_long_comparison_keeps_every_word()
    {
        var pieces = Enumerable.Range(0, 400).SelectMany(i => new[] { SamplePreviews.Kept($"kept{i} "), SamplePreviews.Added($"added{i} ") }).ToArray();

        var pages = Show(new Reply.OfDiff(SamplePreviews.Diff(SamplePreviews.Excerpt(pieces))));

        Assert.True(pages.Count > 1);
        Assert.Contains(
            SamplePreviews.Comparable(string.Concat(pieces.Select(p => p.Text))),
            SamplePreviews.Comparable(string.Concat(pages.Select(p => p.Text))),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Text_without_sense_is_shown_as_it_is()
    {
        foreach (var text in RandomText.Many(300))
        {
            foreach (var (slot, reply, expected) in SampleReplies.Placed(text))
            {
                var pages = Show(reply);

                Assert.All(pages, page => Assert.True(page.Live.IsEmpty, $"{text} as {slot}: {page.Live.FirstOrDefault()}"));
                Assert.Contains(SamplePreviews.Comparable(expected), SamplePreviews.Comparable(string.Concat(pages.Select(p => p.Text))), StringComparison.Ordinal);
            }
        }
    }

    // Nothing of a character as read stands on the next page; a unit of several such may be parted.
    private static bool EndsWhole(string page, string unit)
    {
        var elements = System.Globalization.StringInfo.GetTextElementEnumerator(unit);
        while (elements.MoveNext())
        {
            if (page.EndsWith(elements.GetTextElement(), StringComparison.Ordinal) || page.EndsWith(elements.GetTextElement().Trim(), StringComparison.Ordinal))
            {
                return true;
            }
        }

        return page.EndsWith("[1]", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank { get; }

    [GeneratedRegex(@"^\d+:$")]
    private static partial Regex Ordinal { get; }
}
