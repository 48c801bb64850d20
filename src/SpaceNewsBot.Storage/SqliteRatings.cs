using SpaceNewsBot.Core.Feedback;
using SpaceNewsBot.Core.Workspaces;

namespace SpaceNewsBot.Storage;

/// <summary>The ratings in SQLite.</summary>
internal sealed class SqliteRatings(Database database) : IRatings
{
    public Task<bool> RecordAsync(string workspaceId, Rating rating, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(rating);
        return database.WriteAsync(
            connection => connection.Execute(
                """
                INSERT INTO ratings (workspace_id, item_id, platform, user_id, is_good, reason, rated_at)
                SELECT workspace_id, item_id, $platform, $user, $good, $reason, $at FROM answers
                WHERE workspace_id = $workspace AND item_id = $answer
                ON CONFLICT (item_id, platform, user_id)
                    DO UPDATE SET is_good = excluded.is_good, reason = excluded.reason, rated_at = excluded.rated_at
                """,
                ("$workspace", workspaceId),
                ("$answer", rating.AnswerId),
                ("$platform", rating.By.Platform),
                ("$user", rating.By.UserId),
                ("$good", rating.IsGood ? 1 : 0),
                ("$reason", rating.Reason),
                ("$at", rating.At.ToStored())) > 0,
            cancellationToken);
    }

    public async Task<IReadOnlyList<Rating>> ListAsync(string workspaceId, int limit, CancellationToken cancellationToken) =>
        await database.ReadAsync(
            connection => connection.ReadRows(
                reader => new Rating(
                    reader.GetInt64(0),
                    new Actor(reader.GetString(1), reader.GetString(2)),
                    reader.GetBoolean(3),
                    reader.GetString(4),
                    reader.GetTime(5)),
                """
                SELECT item_id, ratings.platform, ratings.user_id, is_good, reason, rated_at
                FROM ratings JOIN inbox ON inbox.id = ratings.item_id
                WHERE ratings.workspace_id = $workspace AND is_private = 0
                ORDER BY rated_at DESC, item_id DESC
                LIMIT $limit
                """,
                ("$workspace", workspaceId),
                ("$limit", limit)),
            cancellationToken).ConfigureAwait(false);
}
