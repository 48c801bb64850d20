using SpaceNewsBot.Tests.Support;
using SpaceNewsBot.Training;
using Xunit;

namespace SpaceNewsBot.Tests.Training;

public sealed class EvidenceSampleTests
{
    private static readonly string _sampleFile = Path.Combine(Repository.Root, "src", "SpaceNewsBot.Core", "Answers", "evidence-sample.tsv");
    private static readonly List<SampleRow> _kept = SampleFile.Read(_sampleFile);

    [Fact]
    public void No_figure_falls_below_the_kept_ones()
    {
        var data = Path.Combine(Repository.Shared, "eval", "data");
        Assert.SkipUnless(Directory.Exists(data), "The data ../shared/eval/data isn't on this machine.");

        var falls = EvidenceSample.Falls(_kept, EvidenceSample.AnswerAgain(_kept, data));

        Assert.True(falls.Count == 0, EvidenceSample.Table(falls));
    }

    [Theory]
    [InlineData("MAP")]
    [InlineData("evidence_top1_correct")]
    [InlineData("trigger_F1")]
    [InlineData("AUROC_answerable")]
    [InlineData("bal_acc_at_op")]
    [InlineData("rougeL_forced")]
    public void A_spoiled_engine_is_noticed_and_what_it_spoils_is_named(string figure)
    {
        var falls = EvidenceSample.Falls(_kept, _kept.Select(r => r with { Prediction = Spoil(r.Prediction, figure) }));

        Assert.Contains($" | `{figure}` | ", EvidenceSample.Table(falls), StringComparison.Ordinal);
        Assert.Equal(Sets(figure), falls.Where(f => f.Figure.Name == figure).Select(f => f.Set));
    }

    [Fact]
    public void One_quote_that_is_not_verbatim_is_noticed()
    {
        var first = _kept.First(r => r.Prediction.Evidence > 0);

        var fall = Assert.Single(EvidenceSample.Falls(_kept, _kept.Select(r => r == first ? r with { Prediction = r.Prediction with { Verbatim = r.Prediction.Verbatim - 1 } } : r)));

        Assert.Equal((first.Set, "verbatim_rate"), (fall.Set, fall.Figure.Name));
    }

    [Fact]
    public void What_did_not_change_falls_in_nothing() => Assert.Empty(EvidenceSample.Falls(_kept, _kept));

    [Fact]
    public void One_question_that_goes_wrong_is_chance()
    {
        var right = _kept.First(r => r.Prediction is { First: 1, TopEvidence: 1 });
        var wrong = right with { Prediction = right.Prediction with { First = 0, TopEvidence = 0, AveragePrecision = 0.1, Abstained = true } };

        Assert.Empty(EvidenceSample.Falls(_kept, _kept.Select(r => r == right ? wrong : r)));
    }

    [Fact]
    public void The_file_is_written_as_it_was_read()
    {
        using var folder = new TemporaryFolder();
        var copy = folder.Combine("sample.tsv");

        SampleFile.Write(copy, _kept);

        Assert.Equal(File.ReadAllText(_sampleFile), File.ReadAllText(copy));
    }

    private static IEnumerable<string> Sets(string figure) =>
        _kept.GroupBy(r => r.Set, r => r.Prediction).Where(g => Figure.All.Single(f => f.Name == figure).Of([.. g]) is not null).Select(g => g.Key);

    private static Prediction Spoil(Prediction p, string figure) => figure switch
    {
        "MAP" => p with { AveragePrecision = p.AveragePrecision * 0.9 },
        "evidence_top1_correct" => p with { TopEvidence = p.TopEvidence * 0.9 },
        "trigger_F1" => p with { Abstained = true },
        "AUROC_answerable" => p with { Confidence = p.Answerable ? 0 : 1 },
        "bal_acc_at_op" => p with { Abstained = p.Answerable },
        "rougeL_forced" => p with { RougeL = p.RougeL * 0.9 },
        _ => throw new ArgumentOutOfRangeException(nameof(figure)),
    };
}
