using SpaceNewsBot.Core.Answers;
using SpaceNewsBot.Tests.Support;
using Xunit;

namespace SpaceNewsBot.Tests.Answers;

public sealed class EvidenceSelectorTests
{
    private static readonly EvidencePassage[] Passages =
    [
        new("p1", "Ferry", "Vessin Line suspended the ferry to Tarn on Monday. The captain had fled.", "d1"),
        new("p2", "Ferry", "It will sail again in June.", "d1"),
        new("p3", "Museum", "The museum suspended its tours because the stairs broke.", "d2"),
    ];

    [Fact]
    public void The_same_input_gives_the_same_outcome()
    {
        foreach (var question in StoryRoom.Questions().Select(q => q.Question).Append("Why did the museum suspend its tours?"))
        {
            var first = EvidenceSelector.Select(question, Passages);

            // Another question between them leaves nothing behind.
            EvidenceSelector.Select("Who suspended the ferry to Tarn?", Passages);
            var second = EvidenceSelector.Select(question, Passages);

            Assert.Equal(first.Answerable, second.Answerable);
            Assert.Equal(first.Confidence, second.Confidence);
            Assert.Equal(first.Evidence, second.Evidence);
            Assert.Equal(first.Ranking, second.Ranking);
            Assert.Equal(first.ShortAnswers, second.ShortAnswers);
            Assert.Equal(first.Missing, second.Missing);
        }
    }

    [Fact]
    public void Every_sentence_is_ranked_once_and_at_most_three_are_evidence()
    {
        var selection = EvidenceSelector.Select("Why did the museum suspend its tours?", Passages);

        Assert.True(selection.Answerable);
        Assert.Equal(4, selection.Ranking.DistinctBy(e => (e.Passage, e.Start)).Count());
        Assert.Equal(4, selection.Ranking.Length);
        Assert.Equal(selection.Ranking.OrderByDescending(e => e.Score), selection.Ranking);
        Assert.InRange(selection.Evidence.Length, 1, 3);
        Assert.Equal(2, selection.Evidence[0].Passage);
        Assert.Equal("because the stairs broke", Passages[2].Text[selection.ShortAnswers[0].Start..selection.ShortAnswers[0].End]);
    }

    [Fact]
    public void Without_passages_there_is_nothing()
    {
        var selection = EvidenceSelector.Select("Why did the museum suspend its tours?", []);

        Assert.False(selection.Answerable);
        Assert.Equal(0, selection.Confidence);
        Assert.Empty(selection.Evidence);
    }

    [Fact]
    public void Spans_of_any_text_lie_in_their_passages_and_confidence_is_a_share()
    {
        string[] questions = ["Why did Norvane suspend its letter?", "Who signed it by Monday?", "When was ESA cancelled?", "How many letters?", "Did he not withdraw?"];
        var texts = RandomText.Many(600).ToList();
        for (var i = 0; i + 1 < texts.Count; i += 2)
        {
            EvidencePassage[] passages = [new("a", texts[i + 1], texts[i], "d"), new("b", "", texts[i + 1], "d")];

            var selection = EvidenceSelector.Select(i % 3 == 0 ? texts[i] : questions[i % questions.Length], passages);

            Assert.InRange(selection.Confidence, 0, 1);
            Assert.All(
                selection.Evidence.Concat(selection.Ranking).Concat(selection.ShortAnswers),
                e => Assert.True(e.Start >= 0 && e.Start < e.End && e.End <= passages[e.Passage].Text.Length, texts[i]));
        }
    }
}
