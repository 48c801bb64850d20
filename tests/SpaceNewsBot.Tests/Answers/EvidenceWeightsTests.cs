using SpaceNewsBot.Core.Answers;
using Xunit;

namespace SpaceNewsBot.Tests.Answers;

/// <summary>What the learned weights have to keep whatever they were learned from.</summary>
public sealed class EvidenceWeightsTests
{
    [Fact]
    public void Every_figure_of_answerability_is_weighed_and_every_one_of_the_ranking()
    {
        Assert.All(RankingFeatures.Table.Zip(EvidenceWeights.Ranking), w => Assert.True(w.Second != 0, w.First.Name));
        Assert.All(AnswerabilityFeatures.Table.Zip(EvidenceWeights.Answering, EvidenceWeights.Caution), w => Assert.True(w.Second != 0 || w.Third < 0, w.First.Name));
    }

    [Theory]
    [InlineData("Who bought the Lindgate mill?", "Marta Orvel bought the Lindgate mill in May.", "The Lindgate mill was bought by an investor.", "Orvel now owns the mill at Lindgate.")]
    [InlineData("Who bought the ferry Quarrel?", "Tessa Brand bought the ferry Quarrel in June.", "The ferry Quarrel was bought by a collector.", "The ferry Quarrel belongs to Brand.")]
    [InlineData("Who won the Tarn regatta?", "Ole Vessin won the Tarn regatta on Sunday.", "The Tarn regatta was won by a newcomer.", "The regatta of Tarn has seen Vessin win.")]
    public void A_name_that_other_passages_name_too_outranks_none(string question, string named, string unnamed, string echo)
    {
        EvidencePassage[] passages = [new("a", "", unnamed), new("b", "", named), new("c", "", echo)];

        var selection = EvidenceSelector.Select(question, passages);

        Assert.Equal(1, selection.Ranking[0].Passage);
        Assert.True(selection.Answerable);
        Assert.Equal(1, selection.Evidence[0].Passage);
    }

    [Fact]
    public void Where_nothing_answers_the_three_nearest_are_shown_as_they_rank()
    {
        EvidencePassage[] passages = [new("a", "", "The mill closed. The mayor of Lindgate spoke. Nobody paid. A crowd came to the mill in May.")];

        var selection = EvidenceSelector.Select("Why did the sponsor leave Lindgate?", passages);

        Assert.False(selection.Answerable);
        Assert.Equal(selection.Ranking.Take(3).Select(e => e.Start), selection.Evidence.Select(e => e.Start));
        Assert.Empty(selection.ShortAnswers);
    }
}
