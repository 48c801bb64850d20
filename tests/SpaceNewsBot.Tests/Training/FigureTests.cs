using SpaceNewsBot.Training;
using Xunit;

namespace SpaceNewsBot.Tests.Training;

public sealed class FigureTests
{
    [Fact]
    public void A_set_without_a_figure_has_none()
    {
        Assert.All(Figure.All, f => Assert.Null(f.Of([new Prediction(Answerable: true, 0.5, Abstained: false)])));
    }

    [Fact]
    public void Rejection_is_taken_where_three_of_ten_answerable_questions_are_refused()
    {
        var answerable = Enumerable.Range(1, 10).Select(i => new Prediction(true, i / 10.0, false));
        var others = new[] { 0.05, 0.39, 0.4, 0.9 }.Select(c => new Prediction(false, c, false));

        // Below .4 lie three of the ten, and two of the four.
        Assert.Equal(0.5, Of("rejection where false_abstain <= .30", [.. answerable, .. others]));
    }

    [Fact]
    public void Balanced_accuracy_weighs_both_sides_the_same()
    {
        Prediction[] predictions =
        [
            new(true, 0.9, Abstained: false), new(true, 0.8, Abstained: false), new(true, 0.2, Abstained: true), new(true, 0.1, Abstained: false),
            new(false, 0.3, Abstained: true),
        ];

        Assert.Equal((1 + 0.75) / 2, Of("bal_acc_at_op", predictions));
        Assert.Equal(1, Of("abstain_on_unanswerable(rejection)", predictions));
        Assert.Equal(0.25, Of("false_abstain_on_answerable", predictions));
        Assert.Equal(0.5, Of("AUROC_answerable", predictions));
    }

    [Fact]
    public void An_answer_to_what_has_none_is_a_wrong_one()
    {
        Prediction[] predictions =
        [
            new(true, 0.9, Abstained: false) { TopEvidence = 1 },
            new(true, 0.9, Abstained: true) { TopEvidence = 1 },
            new(false, 0.9, Abstained: false),
        ];

        // One right answer; two were given, and two are there.
        Assert.Equal(0.5, Of("trigger_F1", predictions));
    }

    [Fact]
    public void What_should_be_low_is_worse_where_it_is_higher()
    {
        var before = Enumerable.Range(0, 100).Select(i => new Prediction(i % 2 == 0, 0.5, Abstained: false)).ToArray();
        var after = Array.ConvertAll(before, p => p with { Abstained = true });

        var worse = new PairedBootstrap(draws: 200, level: .95).Compare("set", before, after).Where(d => d.IsWorse);

        Assert.Equal("| set | `false_abstain_on_answerable` | .000 | 1.000 | +1.000 to +1.000 (worse) |", Assert.Single(worse).Row());
    }

    [Theory]
    [InlineData(-0.0004, 0.0004, "+.000 to +.000")]
    [InlineData(-0.0126, 1, "-.013 to +1.000")]
    public void A_difference_has_one_sign(double low, double high, string shown)
    {
        Assert.Equal($"| set | `MAP` | .500 | .500 | {shown} |", new FigureDifference("set", Figure.All[0], 0.5, 0.5, low, high).Row());
    }

    private static double? Of(string figure, Prediction[] predictions) => Figure.All.Single(f => f.Name == figure).Of(predictions);
}
