using SpaceNewsBot.Core.Language;
using SpaceNewsBot.Tests.Support;
using Xunit;

namespace SpaceNewsBot.Tests.Language;

public sealed class TokenizerTests
{
    [Theory]
    [InlineData("The ferry stopped.", "The|ferry|stopped")]
    [InlineData("well-known, (quoted) “words”!", "well|known|quoted|words")]
    [InlineData("It cost $3.50 or 1,000 crowns, 3.", "It|cost|3.50|or|1,000|crowns|3")]
    [InlineData("don't stop O'Neil’s boat", "don't|stop|O'Neil|boat")]
    [InlineData("the agencies' letter", "the|agencies|letter")]
    [InlineData("the U.S. crew and the U.K. crew", "the|U.S.|crew|and|the|U.K.|crew")]
    [InlineData("🚀x 🚀 y🚀", "x|y")]
    [InlineData("مرحبا 東京", "مرحبا|東京")]
    [InlineData(" \t\n?!…", "")]
    public void Words_and_numbers_are_the_tokens(string text, string expected)
    {
        var tokens = Tokenizer.Tokenize(text);

        Assert.Equal(expected, string.Join("|", tokens.Select(t => text[t.Start..t.End])));
    }

    [Theory]
    [InlineData("Norvane's boat", "norvane", true)]
    [InlineData("NASA’s chief", "nasa", true)]
    [InlineData("Roscosmos' partners", "roscosmos", true)]
    [InlineData("Norvane sails", "norvane", false)]
    [InlineData("won't sail", "won't", false)]
    public void A_possessive_ending_is_noted_and_left_out_of_the_word(string text, string word, bool isPossessive)
    {
        var first = Tokenizer.Tokenize(text)[0];

        Assert.Equal((word, isPossessive), (first.Word, first.IsPossessive));
    }

    [Theory]
    [InlineData("US", "usa")]
    [InlineData("U.S.", "usa")]
    [InlineData("U.S.A.", "usa")]
    [InlineData("USA", "usa")]
    [InlineData("us", "us")]
    [InlineData("Us", "us")]
    [InlineData("ISS", "iss")]
    [InlineData("E.S.A.", "esa")]
    public void The_country_is_no_pronoun_and_dots_make_no_other_acronym(string text, string word) =>
        Assert.Equal(word, Assert.Single(Tokenizer.Tokenize(text)).Word);

    [Theory]
    [InlineData("ferry", TokenShape.Lower)]
    [InlineData("Ferry", TokenShape.Capitalized)]
    [InlineData("iStock", TokenShape.Capitalized)]
    [InlineData("SpaceX", TokenShape.Capitalized)]
    [InlineData("A", TokenShape.Capitalized)]
    [InlineData("ESA", TokenShape.AllCapitals)]
    [InlineData("14th", TokenShape.Number)]
    [InlineData("東京", TokenShape.Lower)]
    public void The_shape_tells_how_a_word_is_written(string text, TokenShape shape) =>
        Assert.Equal(shape, Assert.Single(Tokenizer.Tokenize(text)).Shape);

    [Theory]
    [InlineData("suspend", "suspended")]
    [InlineData("suspend", "Suspending")]
    [InlineData("say", "said")]
    [InlineData("freeze", "froze")]
    [InlineData("withdraw", "withdrew")]
    public void Inflections_share_a_stem(string plain, string inflected) =>
        Assert.Equal(Tokenizer.Tokenize(plain)[0].Stem, Tokenizer.Tokenize(inflected)[0].Stem);

    [Theory]
    [InlineData("Café", "cafe")]
    [InlineData("Cafe\u0301", "cafe")]
    [InlineData("Müller", "muller")]
    [InlineData("ZOË", "zoe")]
    public void Accents_make_no_other_word(string text, string word) =>
        Assert.Equal(word, Assert.Single(Tokenizer.Tokenize(text)).Word);

    [Fact]
    public void A_run_without_a_break_is_cut()
    {
        var tokens = Tokenizer.Tokenize(new string('x', 10_000));

        Assert.True(tokens.Length > 1);
        Assert.All(tokens, t => Assert.InRange(t.End - t.Start, 1, 64));
    }

    [Fact]
    public void Tokens_of_any_text_lie_in_it_in_order_and_are_not_empty()
    {
        foreach (var text in RandomText.Many(3_000))
        {
            var end = 0;
            foreach (var token in Tokenizer.Tokenize(text))
            {
                Assert.True(token.Start >= end && token.End > token.Start && token.End <= text.Length, text);
                Assert.NotEmpty(token.Word);
                Assert.NotEmpty(token.Stem);
                end = token.End;
            }
        }
    }
}
