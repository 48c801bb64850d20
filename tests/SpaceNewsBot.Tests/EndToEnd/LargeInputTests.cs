using System.Text.Json;
using SpaceNewsBot.Batch;
using SpaceNewsBot.Commands;
using SpaceNewsBot.Core.Answers;
using SpaceNewsBot.Core.Sources;
using SpaceNewsBot.Tests.Support;
using Xunit;

namespace SpaceNewsBot.Tests.EndToEnd;

/// <summary>The largest inputs that the bot takes work like any other.</summary>
public sealed class LargeInputTests : IDisposable
{
    private const string Fact = "The harbour office of Selm suspended the night ferry on Monday because its engine had failed. ";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("Then the crew of the museum landed and they said that it was late. ")]
    [InlineData("And then the crew of the museum landed and they said that it was late ")]
    [InlineData("The crew of the museum landed.\n\n")]
    public async Task A_source_of_five_megabytes_answers(string filler)
    {
        var half = string.Concat(Enumerable.Repeat(filler, (SourceLimits.MaxTextBytes - Fact.Length - 2) / 2 / filler.Length));
        await File.WriteAllTextAsync(_folder.Combine("large.txt"), $"{half}. {Fact}{half}", TestContext.Current.CancellationToken);

        var added = await RunAsync("sources", "add", _folder.Combine("large.txt"), "--title", "The night ferry");
        var answered = await RunAsync("ask", "--json", "Why was the night ferry suspended?");
        var asked = await RunAsync("ask", "--json", LongQuestion(filler));

        Assert.Equal(ExitCode.Done, added.ExitCode);
        Assert.Equal(ExitCode.Done, answered.ExitCode);
        Assert.Contains("its engine had failed", answered.Out, StringComparison.Ordinal);
        Assert.True(asked.ExitCode is ExitCode.Done or ExitCode.Abstained, asked.Error);
    }

    [Theory]
    [InlineData("Who said that the crew and the museum and NASA and ESA suspended ")]
    [InlineData("\"he suspended, which it did, who and halted ")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    [InlineData("WHO U.S.")]
    public async Task A_passage_of_the_same_words_over_and_over_is_an_ordinary_passage(string words)
    {
        var passage = Fact + string.Concat(Enumerable.Repeat(words, 200_000 / words.Length));
        var line = JsonSerializer.Serialize(new
        {
            op = "qa",
            id = "1",
            question = LongQuestion(words),
            passages = new[] { new { pid = "p", title = passage, text = passage } },
        });

        var answer = JsonDocument.Parse((await new BatchProcessor(TimeProvider.System).ProcessAsync(line, TestContext.Current.CancellationToken))!).RootElement;

        Assert.True(answer.TryGetProperty("abstained", out _), answer.ToString());
    }

    private static string LongQuestion(string words) =>
        string.Concat(Enumerable.Repeat(words, (Question.MaxLength / words.Length) + 1))[..Question.MaxLength];

    private Task<CommandRun> RunAsync(params string[] args) => CommandRun.RunAsync(_folder.Combine("data"), args);
}
