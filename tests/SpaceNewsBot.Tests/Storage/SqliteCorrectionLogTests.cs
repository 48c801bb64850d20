using SpaceNewsBot.Core.Answers;
using SpaceNewsBot.Core.Audit;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Core.Corrections;
using SpaceNewsBot.Core.Sources;
using SpaceNewsBot.Storage;
using SpaceNewsBot.Tests.Contracts;
using SpaceNewsBot.Tests.Support;
using Xunit;

namespace SpaceNewsBot.Tests.Storage;

public sealed class SqliteCorrectionLogTests : CorrectionLogContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SqliteStore _store;

    public SqliteCorrectionLogTests() => _store = new SqliteStore(_folder.Path);

    protected override ICorrectionLog Log => _store.Corrections;

    protected override ISourceStore Sources => _store.Sources;

    protected override IInbox Inbox => _store.Inbox;

    protected override IAnswerLog Answers => _store.Answers;

    protected override IAuditLog Audit => _store.Audit;

    [Fact]
    public async Task Among_ten_thousand_answers_those_that_quote_a_source_are_found_by_the_index()
    {
        await Sources.CommitAsync(SampleSources.Commit("s", "A quote."), Token);
        var ours = await PostAsync("1");
        using var connection = _store.ConnectDirectly();
        using var command = connection.CreateCommand();
        command.CommandText =
            """
            WITH RECURSIVE n (i) AS (SELECT 1000 UNION ALL SELECT i + 1 FROM n WHERE i < 10999)
            INSERT INTO inbox (id, workspace_id, platform, chat_id, update_id, user_id, text, received_at, completed_at)
            SELECT i, 'default', 'telegram', 'c', 'u' || i, 'x', 'Who?', '', '' FROM n;
            INSERT INTO answers (item_id, workspace_id, question, answered_at) SELECT id, 'default', 'Who?', '' FROM inbox WHERE id >= 1000;
            INSERT INTO answer_quotes (workspace_id, item_id, claim, ordinal, source_workspace_id, source_id, revision, text)
            SELECT 'default', id, 0, 0, 'default', 'other-' || (id % 100), 1, 'Else.' FROM inbox WHERE id >= 1000;
            """;
        await command.ExecuteNonQueryAsync(Token);

        var quotes = await Log.ReadQuotesAsync("default", "s", Token);

        Assert.Equal([new PostedQuote(ours, 1, "A quote.")], quotes);
        var plan = Explain(SqliteCorrectionLog.SelectQuotes);
        Assert.Contains("USING INDEX answer_quotes_by_source (source_workspace_id=? AND source_id=?)", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("SCAN", plan, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }

    private string Explain(string sql)
    {
        using var connection = _store.ConnectDirectly();
        using var command = connection.CreateCommand();
        command.CommandText = "EXPLAIN QUERY PLAN " + sql;
        command.Parameters.AddWithValue("$workspace", "default");
        command.Parameters.AddWithValue("$source", "s");
        using var reader = command.ExecuteReader();
        var plan = new List<string>();
        while (reader.Read())
        {
            plan.Add(reader.GetString(3));
        }

        return string.Join('\n', plan);
    }
}
