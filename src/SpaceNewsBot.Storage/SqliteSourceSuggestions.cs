using SpaceNewsBot.Core.Sources;

namespace SpaceNewsBot.Storage;

/// <summary>Finds sources by their id or title in SQLite.</summary>
internal sealed class SqliteSourceSuggestions(Database database) : ISourceSuggestions
{
    public async Task<IReadOnlyList<SourceSuggestion>> SuggestAsync(
        string workspaceId, string typed, int limit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(typed);
        return await database.ReadAsync(
            connection => connection.ReadRows(
                reader => new SourceSuggestion(reader.GetString(0), reader.GetNullableString(1)),
                """
                SELECT source_id, title
                FROM sources JOIN revisions USING (workspace_id, source_id)
                WHERE workspace_id = $workspace AND revision = latest_revision AND state <> 'Removed'
                    AND (source_id LIKE $pattern ESCAPE '\' OR title LIKE $pattern ESCAPE '\')
                ORDER BY source_id
                LIMIT $limit
                """,
                ("$workspace", workspaceId),
                ("$pattern", $"%{Escape(typed.Trim())}%"),
                ("$limit", limit)),
            cancellationToken).ConfigureAwait(false);
    }

    private static string Escape(string text) => text
        .Replace(@"\", @"\\", StringComparison.Ordinal)
        .Replace("%", @"\%", StringComparison.Ordinal)
        .Replace("_", @"\_", StringComparison.Ordinal);
}
