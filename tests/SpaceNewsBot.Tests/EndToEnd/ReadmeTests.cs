using System.Text.RegularExpressions;
using SpaceNewsBot.Tests.Support;
using Xunit;

namespace SpaceNewsBot.Tests.EndToEnd;

public sealed partial class ReadmeTests : IDisposable
{
    private const string Program = "$ dotnet run --project src/SpaceNewsBot -- ";

    private static readonly string[] Shown = ["ask ", "sources ", "golden "];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Shows_what_the_program_prints()
    {
        var readme = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "README.md"), TestContext.Current.CancellationToken);
        var checkedTranscripts = 0;

        foreach (var (command, shown) in Transcripts(readme))
        {
            if (command.StartsWith("$ cat ", StringComparison.Ordinal))
            {
                await File.WriteAllTextAsync(Path.Combine(_folder.Path, command["$ cat ".Length..]), shown + "\n", TestContext.Current.CancellationToken);
            }
            else if (Shown.Any(c => command.StartsWith(Program + c, StringComparison.Ordinal)))
            {
                var run = await CommandRun.RunAsync(_folder.Path, Arguments(command[Program.Length..]));

                // A terminal shows both streams.
                Assert.Equal(WithoutTimes(shown), WithoutTimes((run.Out + run.Error).TrimEnd('\n')));
                checkedTranscripts++;
            }
        }

        Assert.True(checkedTranscripts >= 10, "The README shows what the program prints.");
    }

    // Each command of the console blocks, with the lines that stand under it.
    private static IEnumerable<(string Command, string Shown)> Transcripts(string readme)
    {
        foreach (Match block in ConsoleBlock().Matches(readme))
        {
            var lines = block.Groups["lines"].Value.TrimEnd('\n').Split('\n');
            for (var i = 0; i < lines.Length;)
            {
                var end = i + 1;
                while (end < lines.Length && !lines[end].StartsWith("$ ", StringComparison.Ordinal))
                {
                    end++;
                }

                yield return (lines[i], string.Join('\n', lines[(i + 1)..end]).TrimEnd('\n'));
                i = end;
            }
        }
    }

    private static string WithoutTimes(string text) => Time().Replace(text, "at some time");

    private string[] Arguments(string typed) =>
        [.. Argument().Matches(typed).Select(m => m.Value.Trim('"')).Select(a => a.EndsWith(".md", StringComparison.Ordinal) ? Path.Combine(_folder.Path, a) : a)];

    [GeneratedRegex("[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}(:[0-9]{2})? UTC")]
    private static partial Regex Time();

    [GeneratedRegex("^```console\n(?<lines>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex ConsoleBlock();

    [GeneratedRegex("\"[^\"]*\"|\\S+")]
    private static partial Regex Argument();
}
