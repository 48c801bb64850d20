using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Core.Watches;
using SpaceNewsBot.Core.Workspaces;

namespace SpaceNewsBot.Storage;

/// <summary>The watches in SQLite.</summary>
internal sealed class SqliteWatches(Database database) : IWatches
{
    public Task<bool> AddAsync(string workspaceId, long answerId, Actor by, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(by);
        return database.WriteAsync(
            connection => connection.Execute(
                """
                INSERT INTO watches (workspace_id, item_id, platform, user_id, added_at)
                SELECT workspace_id, item_id, $platform, $user, $at FROM answers
                WHERE workspace_id = $workspace AND item_id = $answer AND abstention_reason IS NOT NULL
                ON CONFLICT (item_id, platform, user_id) DO UPDATE SET added_at = added_at
                """,
                ("$workspace", workspaceId),
                ("$answer", answerId),
                ("$platform", by.Platform),
                ("$user", by.UserId),
                ("$at", database.Now.ToStored())) > 0,
            cancellationToken);
    }

    public async Task<IReadOnlyList<Watch>> ListAsync(int limit, CancellationToken cancellationToken) =>
        await database.ReadAsync(
            connection => connection.ReadRows(
                reader => new Watch(
                    reader.GetInt64(0),
                    reader.GetString(1),
                    reader.GetInt64(2),
                    reader.GetString(3),
                    new Actor(reader.GetString(4), reader.GetString(5))),
                """
                SELECT watch_id, watches.workspace_id, item_id, question, platform, user_id
                FROM watches JOIN answers USING (item_id)
                ORDER BY watch_id
                LIMIT $limit
                """,
                ("$limit", limit)),
            cancellationToken).ConfigureAwait(false);

    public Task CompleteAsync(Watch watch, IncomingMessage? message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(watch);
        return database.WriteAsync(
            connection =>
            {
                var wasThere = connection.Execute("DELETE FROM watches WHERE watch_id = $watch", ("$watch", watch.Id)) > 0;
                return wasThere && (message is null || SqliteInbox.Record(connection, message, refused: null));
            },
            cancellationToken);
    }
}
