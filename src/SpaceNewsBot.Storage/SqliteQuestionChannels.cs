using SpaceNewsBot.Core.Audit;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Core.Workspaces;

namespace SpaceNewsBot.Storage;

/// <summary>The question channels in SQLite.</summary>
internal sealed class SqliteQuestionChannels(Database database) : IQuestionChannels
{
    public Task<bool> AddAsync(string workspaceId, ConversationAddress channel, Actor by, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(channel);
        ArgumentNullException.ThrowIfNull(by);
        return database.WriteAsync(
            connection =>
            {
                SqliteWorkspaceStore.Ensure(connection, workspaceId);
                var isNew = connection.Execute(
                    """
                    INSERT INTO question_channels (workspace_id, platform, channel_id, chat_id, added_at, added_by)
                    VALUES ($workspace, $platform, $channel, $chat, $at, $by)
                    ON CONFLICT DO NOTHING
                    """,
                    ("$workspace", workspaceId),
                    ("$platform", channel.Platform),
                    ("$channel", channel.ChatId),
                    ("$chat", channel.Chat),
                    ("$at", database.Now.ToStored()),
                    ("$by", People.Store(connection, workspaceId, by.ToString()))) > 0;
                if (isNew)
                {
                    AuditWriter.Write(connection, workspaceId, database.Now, by.ToString(), AuditAction.ChannelAdded, $"{channel.Platform}:{channel.ChatId}", "");
                }

                return isNew;
            },
            cancellationToken);
    }

    public Task<bool> RemoveAsync(string workspaceId, ConversationAddress channel, Actor by, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(channel);
        ArgumentNullException.ThrowIfNull(by);
        return database.WriteAsync(
            connection =>
            {
                var wasThere = connection.Execute(
                    "DELETE FROM question_channels WHERE workspace_id = $workspace AND platform = $platform AND channel_id = $channel",
                    ("$workspace", workspaceId),
                    ("$platform", channel.Platform),
                    ("$channel", channel.ChatId)) > 0;
                if (wasThere)
                {
                    AuditWriter.Write(connection, workspaceId, database.Now, by.ToString(), AuditAction.ChannelRemoved, $"{channel.Platform}:{channel.ChatId}", "");
                }

                return wasThere;
            },
            cancellationToken);
    }

    public async Task<IReadOnlyList<ConversationAddress>> ListAsync(string? workspaceId, CancellationToken cancellationToken) =>
        await database.ReadAsync(
            connection => connection.ReadRows(
                reader => new ConversationAddress(reader.GetString(0), reader.GetString(1)),
                """
                SELECT platform, channel_id FROM question_channels
                WHERE $workspace IS NULL OR workspace_id = $workspace
                ORDER BY platform, channel_id
                """,
                ("$workspace", workspaceId)),
            cancellationToken).ConfigureAwait(false);
}
