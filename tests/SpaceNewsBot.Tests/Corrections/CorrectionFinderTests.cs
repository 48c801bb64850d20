using SpaceNewsBot.Core.Corrections;
using SpaceNewsBot.Tests.Support;
using Xunit;

namespace SpaceNewsBot.Tests.Corrections;

public sealed class CorrectionFinderTests
{
    private static readonly PostedQuote[] Quotes =
    [
        new(1, 1, "Dockers stopped work."),
        new(1, 2, "It rained."),
        new(2, 2, "It rained."),
        new(2, 1, "It rained."),
        new(3, 3, "Whatever it was, it was just found."),
    ];

    [Fact]
    public void A_quote_that_stands_elsewhere_in_the_text_affects_nothing()
    {
        var now = SampleSources.Commit("harbour", "A new beginning. It rained. Dockers stopped work.", 3).Revision;

        Assert.Empty(CorrectionFinder.Find(Quotes, now));
    }

    [Fact]
    public void An_answer_is_affected_when_one_of_its_quotes_is_gone()
    {
        var now = SampleSources.Commit("harbour", "Pilots stopped work. It rained.", 3).Revision;

        Assert.Equal([new AffectedAnswer(1, 1)], CorrectionFinder.Find(Quotes, now));
    }

    [Fact]
    public void A_source_that_answers_nothing_affects_every_answer_once_with_the_oldest_revision_quoted()
    {
        Assert.Equal([new(1, 1), new(2, 1), new AffectedAnswer(3, 3)], CorrectionFinder.Find(Quotes, null));
    }
}
