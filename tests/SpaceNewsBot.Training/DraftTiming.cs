using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using SpaceNewsBot.Batch;
using SpaceNewsBot.Core.Generation;
using SpaceNewsBot.Core.Language;

namespace SpaceNewsBot.Training;

/// <summary>
/// Measures what answering with a model takes beside the model itself: choosing passages, checking quotes and claims, and the
/// checking of a mended draft. The model here answers at once, once well and once with faults.
/// </summary>
internal static class DraftTiming
{
    private const int MostQuestions = 2_000;

    private static readonly string[] Sets = ["squad2", "clapnq", "newwiki"];

    /// <param name="dataFolder">The development data.</param>
    public static async Task RunAsync(string dataFolder)
    {
        using var counts = new GenerationCounts();
        var lines = Sets.SelectMany(s => File.ReadLines(Path.Combine(dataFolder, s, "dev.input.jsonl")).Take(MostQuestions / Sets.Length)).ToList();
        foreach (var (name, fails) in new[] { ("claims that hold", false), ("claims that fail, mended once", true) })
        {
            var batch = new BatchProcessor(TimeProvider.System, new SourceDrafter(new PromptModel(fails), counts));
            var times = new List<double>();
            foreach (var line in lines.Take(50).Concat(lines))
            {
                times.Add(JsonDocument.Parse((await batch.ProcessAsync(line, CancellationToken.None))!).RootElement.GetProperty("ms").GetDouble());
            }

            // The first ones warm up.
            var sorted = times.Skip(50).Order().ToList();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {sorted.Count} | {sorted[sorted.Count / 2]:0.0} | {sorted[sorted.Count * 99 / 100]:0.0} |"));
        }
    }

    /// <summary>A model that says the first sentence of each of three passages, or that sentence with another beginning.</summary>
    private sealed class PromptModel(bool fails) : IAnswerModel
    {
        public string Version => "prompt";

        public Task<ModelOutcome<ModelDraft>> DraftAsync(DraftRequest request, CancellationToken cancellationToken)
        {
            var claims = request.Passages.Take(3).Select(p =>
            {
                var span = SentenceSplitter.Split(p.Text)[0];
                var sentence = p.Text[span.Start..Math.Min(span.End, span.Start + 300)];
                return new ModelClaim(fails ? $"The mayor of Norvik denied in 1907 that {sentence}" : sentence, [new ModelQuote(p.Number, sentence)]);
            });
            return Task.FromResult<ModelOutcome<ModelDraft>>(new ModelOutcome<ModelDraft>.Given(new ModelDraft([.. claims], [])));
        }

        public Task<ModelOutcome<string>> RewriteAsync(RewriteRequest request, CancellationToken cancellationToken) =>
            Task.FromResult<ModelOutcome<string>>(new ModelOutcome<string>.Failed(ModelFault.Unavailable));

        public Task<ModelOutcome<ImmutableArray<ModelEvent>>> ProposeEventsAsync(ImmutableArray<NumberedPassage> passages, CancellationToken cancellationToken) =>
            Task.FromResult<ModelOutcome<ImmutableArray<ModelEvent>>>(new ModelOutcome<ImmutableArray<ModelEvent>>.Failed(ModelFault.Unavailable));
    }
}
