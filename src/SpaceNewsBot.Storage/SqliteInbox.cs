using Microsoft.Data.Sqlite;
using SpaceNewsBot.Core.Chat;

namespace SpaceNewsBot.Storage;

/// <summary>The queue of messages in SQLite.</summary>
internal sealed class SqliteInbox(Database database) : IInbox
{
    public Task<bool> RecordAsync(IncomingMessage message, InboxRefusal? refused, CancellationToken cancellationToken) =>
        database.WriteAsync(
            connection => connection.Execute(
                """
                INSERT INTO inbox (workspace_id, platform, chat_id, update_id, user_id, text, received_at, refused)
                VALUES ($workspace, $platform, $chat, $update, $user, $text, $received_at, $refused)
                ON CONFLICT (platform, update_id) DO NOTHING
                """,
                ("$workspace", message.WorkspaceId),
                ("$platform", message.Conversation.Platform),
                ("$chat", message.Conversation.ChatId),
                ("$update", message.UpdateId),
                ("$user", message.UserId),
                ("$text", message.Text),
                ("$received_at", message.ReceivedAt.ToStored()),
                ("$refused", refused?.ToString())) == 1,
            cancellationToken);

    public Task<InboxLoad> GetLoadAsync(string platform, string userId, CancellationToken cancellationToken) =>
        database.ReadAsync(
            connection => connection.ReadRows(
                reader => new InboxLoad(reader.GetInt32(0), reader.GetInt32(1)),
                """
                SELECT count(*) FILTER (WHERE platform = $platform AND user_id = $user), count(*)
                FROM inbox
                WHERE completed_at IS NULL AND refused IS NULL
                """,
                ("$platform", platform),
                ("$user", userId)).Single(),
            cancellationToken);

    public async Task<IReadOnlyList<InboxItem>> ReadHeadsAsync(int limit, CancellationToken cancellationToken) =>
        await database.ReadAsync(
            connection => connection.ReadRows(
                ReadItem,
                """
                SELECT id, platform, chat_id, update_id, workspace_id, user_id, text, received_at, refused,
                    (SELECT count(*) FROM inbox_parts WHERE item_id = id)
                FROM inbox
                WHERE id IN (SELECT min(id) FROM inbox WHERE completed_at IS NULL GROUP BY platform, chat_id)
                ORDER BY id
                LIMIT $limit
                """,
                ("$limit", limit)),
            cancellationToken).ConfigureAwait(false);

    public Task RecordPartSentAsync(long itemId, string messageId, CancellationToken cancellationToken) =>
        database.WriteAsync(
            connection => connection.Execute(
                """
                INSERT INTO inbox_parts (workspace_id, item_id, ordinal, message_id, sent_at)
                SELECT workspace_id, id, (SELECT count(*) FROM inbox_parts WHERE item_id = id), $message, $sent_at
                FROM inbox
                WHERE id = $item
                """,
                ("$item", itemId),
                ("$message", messageId),
                ("$sent_at", database.Now.ToStored())),
            cancellationToken);

    public Task CompleteAsync(long itemId, CancellationToken cancellationToken) => database.WriteAsync(
        connection => connection.Execute(
            "UPDATE inbox SET completed_at = $now WHERE id = $item AND completed_at IS NULL",
            ("$item", itemId),
            ("$now", database.Now.ToStored())),
        cancellationToken);

    private static InboxItem ReadItem(SqliteDataReader reader) => new(
        reader.GetInt64(0),
        new IncomingMessage(
            new ConversationAddress(reader.GetString(1), reader.GetString(2)),
            reader.GetString(3),
            reader.GetString(4),
            reader.GetString(5),
            reader.GetString(6),
            reader.GetTime(7)),
        reader.IsDBNull(8) ? null : reader.GetEnum<InboxRefusal>(8),
        reader.GetInt32(9));
}
