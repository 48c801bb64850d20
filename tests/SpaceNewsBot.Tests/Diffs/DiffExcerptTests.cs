using SpaceNewsBot.Core.Diffs;
using SpaceNewsBot.Tests.Support;
using Xunit;

namespace SpaceNewsBot.Tests.Diffs;

public sealed class DiffExcerptTests
{
    private const string Before = "Alpha beta gamma delta epsilon.\nThe ferry sails on Monday from the old pier.\nEta theta iota kappa lambda.";

    [Fact]
    public void A_change_is_shown_with_the_words_around_it()
    {
        var excerpt = Of(Before, Before.Replace("Monday", "Friday", StringComparison.Ordinal), contextWords: 2);

        var hunk = Assert.Single(excerpt.Hunks);
        Assert.Equal("…sails on [-Monday-][+Friday+] from the…", Write(hunk));
        Assert.Equal(Before.IndexOf("sails", StringComparison.Ordinal), hunk.OldStart);
        Assert.Equal((hunk.OldStart, 2, 2), (hunk.NewStart, hunk.OldLine, hunk.NewLine));
        Assert.Equal(0, excerpt.FurtherChanges);
    }

    [Fact]
    public void A_hunk_knows_where_it_starts_in_each_text()
    {
        var after = "A new line.\n" + Before.Replace("kappa", "KAPPA", StringComparison.Ordinal);

        var hunk = Of(Before, after, contextWords: 1).Hunks[^1];

        Assert.Equal("…iota [-kappa-][+KAPPA+] lambda.", Write(hunk));
        Assert.Equal(Before.IndexOf("iota", StringComparison.Ordinal), hunk.OldStart);
        Assert.Equal(after.IndexOf("iota", StringComparison.Ordinal), hunk.NewStart);
        Assert.Equal((3, 4), (hunk.OldLine, hunk.NewLine));
    }

    [Theory]
    [InlineData("a b c d e f", "A b c d e F", "[-a-][+A+] b c d e [-f-][+F+]")]
    [InlineData("a b c d e f g", "A b c d e f G", "[-a-][+A+] b c… | …e f [-g-][+G+]")]
    public void Changes_whose_surroundings_touch_share_a_hunk(string before, string after, string expected) =>
        Assert.Equal(expected, string.Join(" | ", Of(before, after, contextWords: 2).Hunks.Select(Write)));

    [Fact]
    public void Changes_beyond_the_room_are_counted()
    {
        var before = string.Concat(Enumerable.Repeat("A line with alpha in it.\n", 10));
        var after = before.Replace("alpha", "omega", StringComparison.Ordinal);

        var excerpt = Of(before, after, contextWords: 1, maxCharacters: 50);

        Assert.Equal(["…with [-alpha-][+omega+] in…", "…with [-alpha-][+omega+] in…"], excerpt.Hunks.Select(Write));
        Assert.Equal(8, excerpt.FurtherChanges);
    }

    [Fact]
    public void The_first_change_is_shown_however_long_it_is()
    {
        var before = new string('x', 5_000) + " " + string.Concat(Enumerable.Repeat("🚀", 5_000)) + " end";
        var after = new string('x', 5_000) + " " + string.Concat(Enumerable.Repeat("🚁", 3_000)) + " end";

        var excerpt = Of(before, after, maxCharacters: 100);

        var hunk = Assert.Single(excerpt.Hunks);
        Assert.Equal([DiffKind.Removed, DiffKind.Added, DiffKind.Kept], hunk.Pieces.Select(piece => piece.Kind));
        Assert.Equal((24, 10_000 - 24), (hunk.Pieces[0].Text.Length, hunk.Pieces[0].LeftOut));
        Assert.Equal((24, 6_000 - 24), (hunk.Pieces[1].Text.Length, hunk.Pieces[1].LeftOut));
        Assert.True(hunk.IsElidedBefore);
        Assert.False(hunk.IsElidedAfter);
    }

    [Fact]
    public void Equal_texts_have_no_hunks() =>
        Assert.Empty(Of("Same.", "Same.").Hunks);

    [Fact]
    public void Hunks_of_any_texts_stand_where_they_say_in_order_and_within_the_room()
    {
        var texts = RandomText.Many(1_000).ToList();
        for (var i = 1; i < texts.Count; i++)
        {
            var (before, after) = (texts[i - 1], texts[i]);
            var pieces = WordDiff.Compare(before, after);
            var room = 16 + (i % 300);

            var excerpt = DiffExcerpt.Of(pieces, room, contextWords: i % 5);

            var shown = excerpt.Hunks.SelectMany(hunk => hunk.Pieces).ToList();
            Assert.InRange(shown.Sum(piece => piece.Text.Length), 1, room);
            Assert.Equal(Changes(pieces.Select(piece => piece.Kind)), excerpt.FurtherChanges + excerpt.Hunks.Sum(hunk => Changes(hunk.Pieces.Select(piece => piece.Kind))));
            var (oldEnd, newEnd) = (0, 0);
            foreach (var hunk in excerpt.Hunks)
            {
                Assert.True(hunk.OldStart >= oldEnd && hunk.NewStart >= newEnd, before);
                oldEnd = AssertStandsAt(before, hunk.OldStart, hunk, DiffKind.Added);
                newEnd = AssertStandsAt(after, hunk.NewStart, hunk, DiffKind.Removed);
                Assert.Equal(hunk.OldLine, 1 + before[..hunk.OldStart].Count(c => c == '\n'));
                Assert.Equal(hunk.NewLine, 1 + after[..hunk.NewStart].Count(c => c == '\n'));
            }
        }
    }

    private static DiffExcerpt Of(string before, string after, int contextWords = 8, int maxCharacters = 1_000) =>
        DiffExcerpt.Of(WordDiff.Compare(before, after), maxCharacters, contextWords);

    private static int AssertStandsAt(string text, int at, DiffHunk hunk, DiffKind absent)
    {
        foreach (var piece in hunk.Pieces.Where(piece => piece.Kind != absent))
        {
            Assert.Equal(piece.Text, text.Substring(at, piece.Text.Length));
            at += piece.Text.Length + piece.LeftOut;
        }

        return at;
    }

    private static int Changes(IEnumerable<DiffKind> kinds)
    {
        var (changes, last) = (0, DiffKind.Kept);
        foreach (var kind in kinds)
        {
            changes += last == DiffKind.Kept && kind != DiffKind.Kept ? 1 : 0;
            last = kind;
        }

        return changes;
    }

    private static string Write(DiffHunk hunk) =>
        (hunk.IsElidedBefore ? "…" : "")
        + string.Concat(hunk.Pieces.Select(piece => piece.Kind switch
        {
            DiffKind.Removed => $"[-{piece.Text}-]",
            DiffKind.Added => $"[+{piece.Text}+]",
            _ => piece.Text,
        }))
        + (hunk.IsElidedAfter ? "…" : "");
}
