using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Core.Workspaces;

namespace SpaceNewsBot.Storage;

/// <summary>The queue of messages in SQLite.</summary>
internal sealed class SqliteInbox(Database database) : IInbox
{
    // What ReadItem reads.
    private const string ItemColumns =
        "id, platform, chat_id, update_id, workspace_id, user_id, text, received_at, refused, "
        + "(SELECT json_group_array(inbox_parts.message_id ORDER BY ordinal) FROM inbox_parts WHERE item_id = id), is_private, "
        + "platform_right, replies_to, route, message_id, edited_at, attachment, choice, version, notice_id";

    public Task<bool> RecordAsync(IncomingMessage message, InboxRefusal? refused, CancellationToken cancellationToken) =>
        database.WriteAsync(connection => Record(connection, message, refused), cancellationToken);

    /// <summary>Records a message in the transaction of what brings it about; false when it is there already.</summary>
    internal static bool Record(SqliteConnection connection, IncomingMessage message, InboxRefusal? refused)
    {
        var isNew = connection.Execute(
            """
                    INSERT INTO inbox (workspace_id, platform, chat_id, update_id, user_id, text, received_at, is_private, platform_right, replies_to, route, message_id, edited_at, attachment, choice, refused, completed_at)
                    VALUES ($workspace, $platform, $chat, $update, $user, $text, $received_at, $private, $right, $replies_to, $route, $message, $edited_at, $attachment, $choice, $refused, iif($told, $received_at, NULL))
                    ON CONFLICT (platform, update_id) DO NOTHING
                    """,
            ("$workspace", message.WorkspaceId),
            ("$platform", message.Conversation.Platform),
            ("$chat", message.Conversation.ChatId),
            ("$update", message.UpdateId),
            ("$user", message.UserId),
            ("$text", message.Text),
            ("$received_at", message.ReceivedAt.ToStored()),
            ("$private", message.IsPrivate),
            ("$right", message.Right.ToString()),
            ("$replies_to", message.RepliesTo),
            ("$route", message.Route),
            ("$message", message.MessageId),
            ("$edited_at", message.EditedAt?.ToStored()),
            ("$attachment", message.Attachment),
            ("$choice", message.Choice),
            ("$refused", refused?.ToString()),
            ("$told", IsTold(connection, message, refused))) == 1;
        if (isNew && refused is null)
        {
            CountUsage(connection, message);
        }

        return isNew;
    }

    /// <summary>Whether somebody needn't be told of a limit, having been told in this chat.</summary>
    private static bool IsTold(SqliteConnection connection, IncomingMessage message, InboxRefusal? refused) =>
        refused is { } limit
        && !message.IsAwaited
        && connection.ReadRows(
            reader => reader.GetBoolean(0),
            """
            SELECT EXISTS (
                SELECT * FROM inbox
                WHERE platform = $platform AND chat_id = $chat AND user_id = $user AND refused = $refused
                    AND (completed_at IS NULL OR ($hourly AND substr(received_at, 1, length($hour)) = $hour)))
            """,
            ("$platform", message.Conversation.Platform),
            ("$chat", message.Conversation.ChatId),
            ("$user", message.UserId),
            ("$refused", limit.ToString()),
            ("$hourly", limit is InboxRefusal.TooManyOfOneUserThisHour or InboxRefusal.TooManyOfWorkspaceThisHour),
            ("$hour", HourOf(message.ReceivedAt))).Single();

    public Task<InboxRevision> ReviseAsync(IncomingMessage edit, InboxRefusal? refused, CancellationToken cancellationToken) =>
        database.WriteAsync(connection => Revise(connection, edit, refused), cancellationToken);

    private static InboxRevision Revise(SqliteConnection connection, IncomingMessage edit, InboxRefusal? refused)
    {
        var known = connection.ReadRows(
            reader => (
                Id: reader.GetInt64(0),
                Text: reader.GetString(1),
                EditedAt: reader.IsDBNull(2) ? (DateTimeOffset?)null : reader.GetTime(2),
                IsForgotten: reader.GetBoolean(3),
                IsRefused: reader.GetBoolean(4)),
            """
            SELECT id, text, edited_at, forget, refused IS NOT NULL
            FROM inbox
            WHERE platform = $platform AND chat_id = $chat AND message_id = $message AND (user_id = $user OR forget)
            ORDER BY id DESC
            LIMIT 1
            """,
            ("$platform", edit.Conversation.Platform),
            ("$chat", edit.Conversation.ChatId),
            ("$message", edit.MessageId),
            ("$user", edit.UserId));
        if (known is not [var (item, text, editedAt, isForgotten, isRefused)])
        {
            return InboxRevision.Unknown;
        }

        // Both times are the platform's; edits that bear the same one come in their order.
        if (isForgotten || editedAt > edit.EditedAt)
        {
            return InboxRevision.Unchanged;
        }

        if (text == edit.Text)
        {
            // An earlier edit that comes later must not take it back.
            connection.Execute(
                "UPDATE inbox SET edited_at = $edited_at WHERE id = $item",
                ("$item", item),
                ("$edited_at", edit.EditedAt?.ToStored()));
            return InboxRevision.Unchanged;
        }

        if (refused is not null && !isRefused)
        {
            return InboxRevision.Refused;
        }

        // The chat may read another workspace by now, which the edited question is asked of.
        connection.Execute(
            """
            UPDATE inbox
            SET text = $text, refused = $refused, edited_at = $edited_at, workspace_id = $workspace, platform_right = $right,
                completed_at = iif($told, completed_at, NULL), version = version + 1
            WHERE id = $item
            """,
            ("$item", item),
            ("$text", edit.Text),
            ("$refused", refused?.ToString()),
            ("$told", IsTold(connection, edit, refused)),
            ("$edited_at", edit.EditedAt?.ToStored()),
            ("$workspace", edit.WorkspaceId),
            ("$right", edit.Right.ToString()));
        connection.Execute(
            "UPDATE inbox_parts SET workspace_id = $workspace WHERE item_id = $item", ("$workspace", edit.WorkspaceId), ("$item", item));

        // Claims, quotes, ratings, watches and corrections go with the answer.
        connection.Execute("DELETE FROM answers WHERE item_id = $item", ("$item", item));
        connection.Execute("DELETE FROM reply_pages WHERE item_id = $item", ("$item", item));
        connection.Execute(
            "UPDATE proposals SET state = 'Cancelled', command = '' WHERE item_id = $item AND state = 'Open'", ("$item", item));
        if (refused is null)
        {
            CountUsage(connection, edit);
        }

        return InboxRevision.Revised;
    }

    public Task<InboxItem?> FindAsync(string platform, string updateId, CancellationToken cancellationToken) => database.ReadAsync(
        connection => connection.ReadRows(
            ReadItem,
            $"SELECT {ItemColumns} FROM inbox WHERE platform = $platform AND update_id = $update",
            ("$platform", platform),
            ("$update", updateId)).SingleOrDefault(),
        cancellationToken);

    public Task<InboxLoad> GetLoadAsync(IncomingMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        var (platform, userId, hour) = (message.Conversation.Platform, message.UserId, HourOf(database.Now));
        return database.ReadAsync(
            connection =>
            {
                return connection.ReadRows(
                    reader => new InboxLoad(reader.GetInt32(0), reader.GetInt32(1), reader.GetInt32(2), reader.GetInt32(3)),
                    """
                    SELECT count(*) FILTER (WHERE platform = $platform AND user_id = $user), count(*),
                        (SELECT coalesce(sum(questions), 0) FROM usage WHERE workspace_id = $workspace AND hour = $hour AND person_hash = $person),
                        (SELECT coalesce(sum(questions), 0) FROM usage WHERE workspace_id = $workspace AND hour = $hour AND person_hash = x'')
                    FROM inbox
                    WHERE completed_at IS NULL AND refused IS NULL
                        AND ($message IS NULL OR (platform, chat_id, coalesce(message_id, '')) <> ($platform, $chat, $message))
                    """,
                    ("$platform", platform),
                    ("$user", userId),
                    ("$chat", message.Conversation.ChatId),
                    ("$message", message.MessageId),
                    ("$workspace", message.WorkspaceId),
                    ("$hour", hour),
                    ("$person", HashOf(platform, userId, hour))).Single();
            },
            cancellationToken);
    }

    public async Task<IReadOnlyList<InboxItem>> ReadHeadsAsync(
        IReadOnlyCollection<string> platforms,
        int limit,
        CancellationToken cancellationToken) => await database.ReadAsync(
        connection => connection.ReadRows(
            ReadItem,
            $"""
            SELECT {ItemColumns}
            FROM inbox
            WHERE id IN (SELECT min(id) FROM inbox WHERE completed_at IS NULL GROUP BY platform, chat_id)
                AND platform IN (SELECT value FROM json_each($platforms))
            ORDER BY id
            LIMIT $limit
            """,
            ("$platforms", JsonSerializer.Serialize(platforms)),
            ("$limit", limit)),
        cancellationToken).ConfigureAwait(false);

    public Task RecordPartSentAsync(long itemId, string messageId, bool isNotice, CancellationToken cancellationToken) =>
        database.WriteAsync(
            connection => isNotice
                ? connection.Execute("UPDATE inbox SET notice_id = $message WHERE id = $item", ("$item", itemId), ("$message", messageId))
                : connection.Execute(
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

    public Task ReplacePartsAsync(InboxItem item, IReadOnlyList<string> messageIds, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(item);
        ArgumentNullException.ThrowIfNull(messageIds);
        return database.WriteAsync(
            connection =>
            {
                WriteParts(connection, item.Id, messageIds, database.Now);
                return messageIds.Count;
            },
            cancellationToken);
    }

    /// <summary>Records which messages hold a reply, in the transaction of what brings it about.</summary>
    internal static void WriteParts(SqliteConnection connection, long itemId, IReadOnlyList<string> messageIds, DateTimeOffset at)
    {
        connection.Execute("DELETE FROM inbox_parts WHERE item_id = $item", ("$item", itemId));
        for (var ordinal = 0; ordinal < messageIds.Count; ordinal++)
        {
            connection.Execute(
                """
                INSERT INTO inbox_parts (workspace_id, item_id, ordinal, message_id, sent_at)
                SELECT workspace_id, id, $ordinal, $message, $at FROM inbox WHERE id = $item
                """,
                ("$item", itemId),
                ("$ordinal", ordinal),
                ("$message", messageIds[ordinal]),
                ("$at", at.ToStored()));
        }
    }

    public Task CompleteAsync(InboxItem item, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(item);
        return database.WriteAsync(
            connection =>
            {
                (string, object?)[] version = [("$item", item.Id), ("$version", item.Version)];
                connection.Execute(
                    "UPDATE inbox SET completed_at = $now WHERE id = $item AND version = $version AND completed_at IS NULL",
                    [.. version, ("$now", database.Now.ToStored())]);
                return Remove(connection, "id = $item AND version = $version AND forget", version);
            },
            cancellationToken);
    }

    public Task<int> ForgetAsync(string platform, string userId, CancellationToken cancellationToken) => database.WriteAsync(
        connection =>
        {
            (string, object?)[] person = [("$platform", platform), ("$user", userId)];
            var removed = Remove(connection, "platform = $platform AND user_id = $user AND completed_at IS NOT NULL", person);
            removed += connection.Execute(
                "UPDATE inbox SET text = '', user_id = '', forget = 1 WHERE platform = $platform AND user_id = $user",
                person);
            connection.Execute("DELETE FROM ratings WHERE platform = $platform AND user_id = $user", person);
            connection.Execute("DELETE FROM watches WHERE platform = $platform AND user_id = $user", person);
            connection.Execute("DELETE FROM members WHERE platform = $platform AND user_id = $user", person);
            connection.Execute("DELETE FROM people WHERE platform = $platform AND user_id = $user", person);
            return removed;
        },
        cancellationToken);

    public Task<int> RemoveOlderAsync(DateTimeOffset before, CancellationToken cancellationToken) => database.WriteAsync(
        connection =>
        {
            connection.Execute("DELETE FROM usage WHERE hour < $hour", ("$hour", HourOf(database.Now)));
            return Remove(connection, "received_at < $before AND completed_at IS NOT NULL", ("$before", before.ToStored()));
        },
        cancellationToken);

    /// <summary>Removes messages with all that belongs to them.</summary>
    /// <param name="connection">In a transaction.</param>
    /// <param name="which">A condition on the inbox, a constant of the program.</param>
    /// <param name="parameters">The condition's parameters.</param>
    private static int Remove(SqliteConnection connection, string which, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        connection.Execute($"DELETE FROM answers WHERE item_id IN (SELECT id FROM inbox WHERE {which})", parameters);
        connection.Execute($"DELETE FROM inbox_parts WHERE item_id IN (SELECT id FROM inbox WHERE {which})", parameters);
        return connection.Execute($"DELETE FROM inbox WHERE {which}", parameters);
    }

    private static void CountUsage(SqliteConnection connection, IncomingMessage message)
    {
        var hour = HourOf(message.ReceivedAt);
        foreach (var person in new[] { HashOf(message.Conversation.Platform, message.UserId, hour), [] })
        {
            connection.Execute(
                """
                INSERT INTO usage (workspace_id, hour, person_hash, questions) VALUES ($workspace, $hour, $person, 1)
                ON CONFLICT DO UPDATE SET questions = questions + 1
                """,
                ("$workspace", message.WorkspaceId),
                ("$hour", hour),
                ("$person", person));
        }
    }

    private static string HourOf(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH", CultureInfo.InvariantCulture);

    // Limits hold for somebody whose messages were removed, without keeping who it was beyond the hour.
    private static byte[] HashOf(string platform, string userId, string hour) =>
        SHA256.HashData(Encoding.UTF8.GetBytes($"{hour} {platform} {userId}"));

    private static InboxItem ReadItem(SqliteDataReader reader) => new(
        reader.GetInt64(0),
        reader.GetInt32(18),
        new IncomingMessage(
            new ConversationAddress(reader.GetString(1), reader.GetString(2)),
            reader.GetString(3),
            reader.GetString(4),
            reader.GetString(5),
            reader.GetString(6),
            reader.GetTime(7),
            reader.GetBoolean(10))
        {
            Right = reader.GetEnum<Right>(11),
            RepliesTo = reader.GetNullableString(12),
            Route = reader.GetNullableString(13),
            MessageId = reader.GetNullableString(14),
            EditedAt = reader.IsDBNull(15) ? null : reader.GetTime(15),
            Attachment = reader.GetNullableString(16),
            Choice = reader.GetInt32(17),
        },
        reader.IsDBNull(8) ? null : reader.GetEnum<InboxRefusal>(8),
        JsonSerializer.Deserialize<string[]>(reader.GetString(9)) ?? [])
    {
        NoticeId = reader.GetNullableString(19),
    };
}
