using SpaceNewsBot.Core.Language;
using SpaceNewsBot.Tests.Support;
using Xunit;

namespace SpaceNewsBot.Tests.Language;

public sealed class SentenceSplitterTests
{
    [Theory]
    [InlineData("It stopped. It waited! Did it? Yes.", "It stopped.|It waited!|Did it?|Yes.")]
    [InlineData("Dr. Amara Vell met Mr. Osk in St. Tarn. He left.", "Dr. Amara Vell met Mr. Osk in St. Tarn.|He left.")]
    [InlineData("J. R. Smith came later. He left.", "J. R. Smith came later.|He left.")]
    [InlineData("It sailed at 5 p.m. in Tarn. It came back.", "It sailed at 5 p.m. in Tarn.|It came back.")]
    [InlineData("The U.S. sent 3 boats. It paid.", "The U.S. sent 3 boats.|It paid.")]
    [InlineData("They left the U.S. The crew stayed.", "They left the U.S.|The crew stayed.")]
    [InlineData("It cost 3.50 crowns. See example.com for more.", "It cost 3.50 crowns.|See example.com for more.")]
    [InlineData("3.5 million people wait. 12 boats came.", "3.5 million people wait.|12 boats came.")]
    [InlineData("\"We stop here.\" She left.", "\"We stop here.\"|She left.")]
    [InlineData("“It would go on until ‘the shift’ ends.” Then it ended.", "“It would go on until ‘the shift’ ends.”|Then it ended.")]
    [InlineData("“Is it over?” he asked. They went.", "“Is it over?” he asked.|They went.")]
    [InlineData("(It stopped.) It waited.", "(It stopped.)|It waited.")]
    [InlineData("Really?! Yes... No… Well.", "Really?!|Yes...|No…|Well.")]
    [InlineData("Then it ended.The rest follows.", "Then it ended.|The rest follows.")]
    [InlineData("No full stop", "No full stop")]
    [InlineData(" \n\t ", "")]
    public void Sentences_end_where_a_reader_ends_them(string text, string expected) =>
        Assert.Equal(expected, string.Join("|", Split(text)));

    [Fact]
    public void A_line_wrapped_in_the_middle_of_a_sentence_goes_on()
    {
        const string text = "The harbour office said on Monday that the boats would stay in\nport until the storm had passed and the ramps\nwere clear. It rained.";

        Assert.Equal(
            ["The harbour office said on Monday that the boats would stay in\nport until the storm had passed and the ramps\nwere clear.", "It rained."],
            Split(text));
    }

    [Theory]
    [InlineData("A heading\nThe text follows.", "A heading|The text follows.")]
    [InlineData("A heading\n\nthe text follows.", "A heading|the text follows.")]
    [InlineData("One\r\nTwo", "One|Two")]
    public void A_heading_is_a_sentence_of_its_own(string text, string expected) =>
        Assert.Equal(expected, string.Join("|", Split(text)));

    [Fact]
    public void Sentences_of_any_text_hold_all_of_it_but_white_space_and_have_none_at_their_ends()
    {
        foreach (var text in RandomText.Many(3_000))
        {
            var end = 0;
            foreach (var span in SentenceSplitter.Split(text))
            {
                Assert.True(span.Start >= end && span.End <= text.Length && span.Length > 0, text);
                Assert.True(string.IsNullOrWhiteSpace(text[end..span.Start]), text);
                Assert.Equal(text[span.Start..span.End].Trim(), text[span.Start..span.End]);
                end = span.End;
            }

            Assert.True(string.IsNullOrWhiteSpace(text[end..]), text);
        }
    }

    [Fact]
    public void A_run_without_an_end_mark_is_cut_between_words()
    {
        var words = Enumerable.Range(0, 1_000).Select(i => $"word{i}").ToArray();
        var text = string.Join(' ', words);

        var sentences = SentenceSplitter.Split(text);

        Assert.All(sentences, s => Assert.InRange(s.Length, 1, SentenceSplitter.MaxSentenceLength));
        Assert.Equal(words, sentences.SelectMany(s => text[s.Start..s.End].Split(' ')));
    }

    [Fact]
    public void A_run_without_white_space_is_cut_between_characters()
    {
        var text = "a" + string.Concat(Enumerable.Repeat("🚀", 2_000));

        var sentences = SentenceSplitter.Split(text);

        Assert.Equal(text, string.Concat(sentences.Select(s => text[s.Start..s.End])));
        Assert.All(sentences, s => Assert.False(char.IsLowSurrogate(text[s.Start])));
    }

    [Fact]
    public void A_sentence_of_the_longest_length_stays_whole()
    {
        var text = new string('a', SentenceSplitter.MaxSentenceLength - 1) + ".";

        var sentences = SentenceSplitter.Split(text + " Then another one came.");

        Assert.Equal([new TextSpan(0, text.Length), new TextSpan(text.Length + 1, text.Length + 23)], sentences);
    }

    private static IEnumerable<string> Split(string text) => SentenceSplitter.Split(text).Select(s => text[s.Start..s.End]);
}
