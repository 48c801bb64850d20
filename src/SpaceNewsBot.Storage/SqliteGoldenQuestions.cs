using System.Globalization;
using Microsoft.Data.Sqlite;
using SpaceNewsBot.Core.Audit;
using SpaceNewsBot.Core.Previews;
using SpaceNewsBot.Core.Sources;
using SpaceNewsBot.Core.Workspaces;

namespace SpaceNewsBot.Storage;

/// <summary>The golden questions in SQLite.</summary>
internal sealed class SqliteGoldenQuestions(Database database) : IGoldenQuestions
{
    private static readonly string _list =
        $"""
        SELECT golden_id, question, source_id, added_at, {People.Name("added_by")}
        FROM golden_questions
        WHERE workspace_id = $workspace
        ORDER BY golden_id
        """;

    public Task<GoldenOutcome> AddAsync(
        string workspaceId,
        string question,
        string? expectedSource,
        Actor by,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(by);
        return database.WriteAsync<GoldenOutcome>(
            connection => FindFault(connection, workspaceId, question.Trim(), expectedSource) is { } fault
                ? new GoldenOutcome.Refused(fault)
                : new GoldenOutcome.Added(Write(connection, workspaceId, question.Trim(), expectedSource, by)),
            cancellationToken);
    }

    public async Task<IReadOnlyList<GoldenQuestion>> ListAsync(string workspaceId, CancellationToken cancellationToken) =>
        await database.ReadAsync(
            connection => connection.ReadRows(
                reader => new GoldenQuestion(
                    reader.GetInt64(0),
                    reader.GetString(1),
                    reader.GetNullableString(2),
                    reader.GetTime(3),
                    reader.GetString(4)),
                _list,
                ("$workspace", workspaceId)),
            cancellationToken).ConfigureAwait(false);

    public Task<bool> RemoveAsync(string workspaceId, long id, Actor by, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(by);
        return database.WriteAsync(
            connection =>
            {
                var question = (string?)connection.ReadValue(
                    "DELETE FROM golden_questions WHERE workspace_id = $workspace AND golden_id = $id RETURNING question",
                    ("$workspace", workspaceId),
                    ("$id", id));
                if (question is not null)
                {
                    Audit(connection, workspaceId, by, AuditAction.GoldenRemoved, id, question);
                }

                return question is not null;
            },
            cancellationToken);
    }

    private static string? FindFault(SqliteConnection connection, string workspaceId, string question, string? expectedSource)
    {
        if (GoldenLimits.FindFault(question) is { } fault)
        {
            return fault;
        }

        // A chat reads the default workspace's sources beside its own.
        if (expectedSource is not null && connection.ReadNumber(
            """
            SELECT count(*) FROM sources
            WHERE workspace_id IN ($workspace, $default) AND source_id = $source AND state <> 'Removed'
            """,
            ("$workspace", workspaceId),
            ("$default", SourceLimits.DefaultWorkspace),
            ("$source", expectedSource)) == 0)
        {
            return $"There is no source \"{expectedSource}\": the list of sources shows the ids.";
        }

        var known = connection.ReadNumber(
            "SELECT golden_id FROM golden_questions WHERE workspace_id = $workspace AND question = $question",
            ("$workspace", workspaceId),
            ("$question", question));
        if (known > 0)
        {
            return string.Create(
                CultureInfo.InvariantCulture,
                $"This golden question is there already, as number {known}: remove that one first if something else is to come of it.");
        }

        return connection.ReadNumber("SELECT count(*) FROM golden_questions WHERE workspace_id = $workspace", ("$workspace", workspaceId)) >= GoldenLimits.MaxQuestions
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"There are {GoldenLimits.MaxQuestions} golden questions, which is the most: remove one that isn't needed any more.")
            : null;
    }

    private GoldenQuestion Write(SqliteConnection connection, string workspaceId, string question, string? expectedSource, Actor by)
    {
        SqliteWorkspaceStore.Ensure(connection, workspaceId);
        var now = database.Now;
        var id = connection.ReadNumber(
            """
            INSERT INTO golden_questions (workspace_id, question, source_id, added_at, added_by)
            VALUES ($workspace, $question, $source, $at, $by)
            RETURNING golden_id
            """,
            ("$workspace", workspaceId),
            ("$question", question),
            ("$source", expectedSource),
            ("$at", now.ToStored()),
            ("$by", People.Store(connection, workspaceId, by.ToString())));
        Audit(connection, workspaceId, by, AuditAction.GoldenAdded, id, question);
        return new GoldenQuestion(id, question, expectedSource, now, by.ToString());
    }

    private void Audit(SqliteConnection connection, string workspaceId, Actor by, AuditAction action, long id, string question) =>
        AuditWriter.Write(connection, workspaceId, database.Now, by.ToString(), action, id.ToString(CultureInfo.InvariantCulture), question);
}
