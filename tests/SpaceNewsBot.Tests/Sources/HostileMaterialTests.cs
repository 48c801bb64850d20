using System.Text;
using SpaceNewsBot.Core.Answers;
using SpaceNewsBot.Core.Sources;
using SpaceNewsBot.Tests.Support;
using Xunit;

namespace SpaceNewsBot.Tests.Sources;

public sealed class HostileMaterialTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SqliteStore _store;

    public HostileMaterialTests() => _store = new SqliteStore(_folder.Path);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("naughty.jsonl")]
    [InlineData("injection.jsonl")]
    [InlineData("ftsquery.jsonl")]
    public async Task Hostile_text_is_kept_as_written_as_source_title_reason_and_question_and_quoted_from_standing_sources_alone(string file)
    {
        var rows = Robustness.Read(file).Select(r => r.Payload).ToList();
        var editor = new SourceEditor(_store.Sources, _store.Clock);

        foreach (var row in rows)
        {
            var title = row.Length > 200 ? row[..200] : row;
            var change = new SourceChange.Add(new SourceMaterial("default", $"The town of Selm met.\n\n{row}", "command line", row, Title: title));
            switch (await editor.EditAsync(change, Token))
            {
                case SourceEditOutcome.Committed(var id, var number):
                    var revision = await _store.Sources.FindRevisionAsync("default", id, number, Token);
                    Assert.Equal(AsStored(row), AsStored(revision!.Reason));
                    Assert.Contains(AsStored(row), revision.Text, StringComparison.Ordinal);
                    break;
                case SourceEditOutcome.Rejected(var sentence):
                    Assert.DoesNotContain('\n', sentence);
                    Assert.EndsWith(".", sentence, StringComparison.Ordinal);
                    break;
                case var other:
                    Assert.IsType<SourceEditOutcome.AlreadyThere>(other);
                    break;
            }
        }

        var answerer = new QuestionAnswerer(_store.Sources);
        foreach (var row in rows.Where(r => r.Length <= Question.MaxLength))
        {
            var answered = await answerer.AnswerAsync(new Question("default", row), Token);
            foreach (var citation in StoryRoom.CitationsOf(answered.Answer))
            {
                var standing = await _store.Sources.FindAsync("default", citation.SourceId, Token);
                Assert.Equal(standing?.Text[citation.Start..citation.End], citation.Quote);
            }
        }
    }

    // Half a surrogate pair is read back as every decoder reads it.
    private static string AsStored(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
}
