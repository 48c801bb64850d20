using System.Globalization;

namespace SpaceNewsBot.Training;

/// <summary>The sample as a table: ids and figures, since the texts are others'.</summary>
internal static class SampleFile
{
    // How a figure is written and read; numbers keep all their digits, so that an engine that didn't change differs by nothing.
    private static readonly (string Name, Func<Prediction, double?> Get, Func<Prediction, double?, Prediction> Set)[] Columns =
    [
        ("average_precision", p => p.AveragePrecision, (p, v) => p with { AveragePrecision = v }),
        ("first", p => p.First, (p, v) => p with { First = v }),
        ("top_evidence", p => p.TopEvidence, (p, v) => p with { TopEvidence = v }),
        ("evidence", p => p.Evidence, (p, v) => p with { Evidence = (int)v! }),
        ("verbatim", p => p.Verbatim, (p, v) => p with { Verbatim = (int)v! }),
        ("rouge_l", p => p.RougeL, (p, v) => p with { RougeL = v }),
        ("span_exact", p => p.SpanExact, (p, v) => p with { SpanExact = v }),
        ("span_f1", p => p.SpanF1, (p, v) => p with { SpanF1 = v }),
    ];

    public static void Write(string file, IEnumerable<SampleRow> rows)
    {
        using var output = new StreamWriter(file) { NewLine = "\n" };
        output.WriteLine("# What the bot made of a sample of the development questions; made by tests/SpaceNewsBot.Training keep-sample.");
        output.WriteLine("# set\tid\tanswerable\tabstained\tconfidence\t" + string.Join('\t', Columns.Select(c => c.Name)));
        foreach (var (set, id, p) in rows)
        {
            output.WriteLine(string.Join('\t', [set, id, p.Answerable ? "1" : "0", p.Abstained ? "1" : "0", Text(p.Confidence), .. Columns.Select(c => Text(c.Get(p)))]));
        }
    }

    public static List<SampleRow> Read(string file) =>
        [.. File.ReadLines(file).Where(l => !l.StartsWith('#')).Select(l => l.Split('\t')).Select(fields => new SampleRow(
            fields[0],
            fields[1],
            Columns.Zip(fields.Skip(5)).Aggregate(
                new Prediction(fields[2] == "1", Number(fields[4])!.Value, fields[3] == "1"),
                (p, column) => column.First.Set(p, Number(column.Second)))))];

    private static string Text(double? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static double? Number(string text) => text.Length == 0 ? null : double.Parse(text, CultureInfo.InvariantCulture);
}
