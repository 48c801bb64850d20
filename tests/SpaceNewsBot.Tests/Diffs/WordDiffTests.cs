using System.Collections.Immutable;
using System.Globalization;
using SpaceNewsBot.Core.Diffs;
using SpaceNewsBot.Tests.Support;
using Xunit;

namespace SpaceNewsBot.Tests.Diffs;

public sealed class WordDiffTests
{
    [Theory]
    [InlineData("The ferry sails on Monday.", "The ferry sails on Friday.", "The ferry sails on [-Monday-][+Friday+].")]
    [InlineData("The ferry sails.", "The old ferry sails.", "The [+old +]ferry sails.")]
    [InlineData("The old ferry sails.", "The ferry sails.", "The [-old -]ferry sails.")]
    [InlineData("A red car came.", "A blue van came.", "A [-red car-][+blue van+] came.")]
    [InlineData("It cost 1,000 crowns.", "It cost 2,000 crowns.", "It cost [-1,000-][+2,000+] crowns.")]
    [InlineData("They don't sail.", "They didn’t sail.", "They [-don't-][+didn’t+] sail.")]
    [InlineData("It sailed, then sank.", "It sailed; then sank.", "It sailed[-,-][+;+] then sank.")]
    [InlineData("Café", "Cafe\u0301", "[-Café-][+Cafe\u0301+]")]
    [InlineData("It sank", "it sank", "[-It-][+it+] sank")]
    [InlineData("Launch 🚀 now", "Launch 🚁 now", "Launch [-🚀-][+🚁+] now")]
    [InlineData("One.\nTwo.", "One.\n\nTwo.", "One.\n[+\n+]Two.")]
    [InlineData("One  two", "One two", "One[-  -][+ +]two")]
    [InlineData("Same.", "Same.", "Same.")]
    [InlineData("", "New.", "[+New.+]")]
    [InlineData("Old.", "", "[-Old.-]")]
    [InlineData("", "", "")]
    public void Shows_what_changed_word_by_word(string before, string after, string expected) =>
        Assert.Equal(expected, Write(WordDiff.Compare(before, after)));

    [Fact]
    public void Replacements_in_two_lines_stay_two()
    {
        var pieces = WordDiff.Compare("It left Tarn\nBoats wait.", "It left Osk\nShips wait.");

        Assert.Equal("It left [-Tarn-][+Osk+]\n[-Boats-][+Ships+] wait.", Write(pieces));
    }

    [Fact]
    public void A_line_that_both_texts_have_once_is_kept_though_all_around_it_changed()
    {
        var pieces = WordDiff.Compare("alpha beta\nThe ferry sails.\ngamma delta", "one two three\nThe ferry sails.\nfour");

        Assert.Contains(pieces, piece => piece.Kind == DiffKind.Kept && piece.Text.Contains("The ferry sails.", StringComparison.Ordinal));
    }

    [Fact]
    public void Pieces_of_any_two_texts_give_both_back()
    {
        var texts = RandomText.Many(2_000).ToList();
        var random = new Random(7);
        for (var i = 1; i < texts.Count; i++)
        {
            AssertGivesBack(texts[i - 1], texts[i]);
            AssertGivesBack(texts[i], Edit(texts[i], random));
        }
    }

    [Fact]
    public void Pieces_of_texts_too_long_for_the_shortest_edit_give_both_back()
    {
        var random = new Random(11);
        var oneLine = string.Join(' ', RandomText.Many(700)).Replace('\n', ' ');
        var lines = string.Join('\n', RandomText.Many(700));
        var other = string.Join(' ', RandomText.Many(1_400).Skip(700));

        for (var edits = 1; edits < 10_000; edits *= 10)
        {
            AssertGivesBack(oneLine, Edit(oneLine, random, edits));
            AssertGivesBack(lines, Edit(lines, random, edits));
        }

        AssertGivesBack(oneLine, other);
        AssertGivesBack(lines, other);
    }

    [Fact]
    public void A_long_line_is_compared_by_words_though_every_tenth_changed()
    {
        var random = new Random(3);
        var words = Enumerable.Range(0, 50_000).Select(_ => Word(random.Next(5_000))).ToArray();
        var changed = words.Select((word, i) => i % 10 == 9 ? "changed" + Word(i) : word).ToArray();

        var pieces = WordDiff.Compare(string.Join(' ', words), string.Join(' ', changed));

        Assert.Equal(5_000, pieces.Count(piece => piece.Kind == DiffKind.Added));
        Assert.All(pieces.Where(piece => piece.Kind != DiffKind.Kept), piece => Assert.DoesNotContain(' ', piece.Text));
    }

    [Fact]
    public void Long_texts_without_anything_in_common_are_removed_and_added_whole()
    {
        var before = string.Concat(Enumerable.Range(0, 20_000).Select(i => "a" + Word(i) + " "));
        var after = string.Concat(Enumerable.Range(0, 20_000).Select(i => "b" + Word(i) + " "));

        var pieces = WordDiff.Compare(before, after);

        Assert.Equal([DiffKind.Removed, DiffKind.Added], pieces.Take(2).Select(piece => piece.Kind));
        Assert.True(pieces.Length <= 3);
    }

    // Without a bound that heeds the longer side, this would take hours.
    [Fact]
    public void A_long_text_is_compared_with_its_words_in_reverse()
    {
        var words = Enumerable.Range(0, 400_000).Select(i => Word(i)).ToArray();

        AssertGivesBack(string.Join(' ', words), string.Join(' ', words.Reverse()));
    }

    [Fact]
    public void Tells_whether_there_is_any_change()
    {
        Assert.False(WordDiff.HasChanges("Same.", "Same."));
        Assert.True(WordDiff.HasChanges("Same.", "same."));
    }

    private static string Word(long number) => number.ToString("x", CultureInfo.InvariantCulture);

    private static string Write(ImmutableArray<DiffPiece> pieces) => string.Concat(pieces.Select(piece => piece.Kind switch
    {
        DiffKind.Removed => $"[-{piece.Text}-]",
        DiffKind.Added => $"[+{piece.Text}+]",
        _ => piece.Text,
    }));

    private static string Edit(string text, Random random, int edits = 3)
    {
        var words = text.Split(' ').ToList();
        for (; edits > 0; edits--)
        {
            var at = random.Next(words.Count);
            words[at] = random.Next(3) switch
            {
                0 => "",
                1 => words[random.Next(words.Count)] + "\uD83D",
                _ => words[at] + " 🚀\n" + words[random.Next(words.Count)],
            };
        }

        return string.Join(' ', words);
    }

    private static void AssertGivesBack(string before, string after)
    {
        var pieces = WordDiff.Compare(before, after);

        Assert.Equal(before, string.Concat(pieces.Where(piece => piece.Kind != DiffKind.Added).Select(piece => piece.Text)));
        Assert.Equal(after, string.Concat(pieces.Where(piece => piece.Kind != DiffKind.Removed).Select(piece => piece.Text)));
        Assert.Equal(WordDiff.HasChanges(before, after), pieces.Any(piece => piece.Kind != DiffKind.Kept));
        Assert.All(pieces, piece => Assert.NotEmpty(piece.Text));
        for (var i = 1; i < pieces.Length; i++)
        {
            var (last, next) = (pieces[i - 1].Kind, pieces[i].Kind);
            Assert.True(last == DiffKind.Kept ? next != DiffKind.Kept : next == DiffKind.Kept || last < next, before);
        }

        AssertNoPairIsSplit(pieces.Where(piece => piece.Kind != DiffKind.Added));
        AssertNoPairIsSplit(pieces.Where(piece => piece.Kind != DiffKind.Removed));
    }

    private static void AssertNoPairIsSplit(IEnumerable<DiffPiece> pieces)
    {
        var last = ' ';
        foreach (var piece in pieces)
        {
            Assert.False(char.IsSurrogatePair(last, piece.Text[0]));
            last = piece.Text[^1];
        }
    }
}
