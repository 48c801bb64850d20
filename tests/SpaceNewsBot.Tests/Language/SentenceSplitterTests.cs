using SpaceNewsBot.Core.Language;
using Xunit;

namespace SpaceNewsBot.Tests.Language;

public sealed class SentenceSplitterTests
{
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
}
