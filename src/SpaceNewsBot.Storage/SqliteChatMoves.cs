using Microsoft.Data.Sqlite;
using SpaceNewsBot.Core.Audit;
using SpaceNewsBot.Core.Workspaces;

namespace SpaceNewsBot.Storage;

/// <summary>Chats that get another id, in SQLite.</summary>
internal sealed class SqliteChatMoves(Database database) : IChatMoves
{
    // A chat, and its threads behind a slash: "0" is the character that follows it.
    private const string OfChat = "platform = $platform AND (chat_id = $from OR (chat_id > $from || '/' AND chat_id < $from || '0'))";

    public Task MoveAsync(string platform, string fromChat, string toChat, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(fromChat);
        ArgumentException.ThrowIfNullOrEmpty(toChat);
        return fromChat == toChat
            ? Task.CompletedTask
            : database.WriteAsync(
                connection =>
                {
                    MoveLink(connection, platform, fromChat, toChat);
                    return MoveConversations(connection, ("$platform", platform), ("$from", fromChat), ("$to", toChat));
                },
                cancellationToken);
    }

    private void MoveLink(SqliteConnection connection, string platform, string fromChat, string toChat)
    {
        (string, object?)[] chats = [("$platform", platform), ("$from", fromChat), ("$to", toChat)];
        if (connection.ReadValue("SELECT workspace_id FROM chats WHERE platform = $platform AND chat_id = $from", chats) is not string workspace)
        {
            return;
        }

        var hasMoved = connection.Execute(
            "UPDATE OR IGNORE chats SET chat_id = $to WHERE platform = $platform AND chat_id = $from", chats) == 1;
        if (hasMoved)
        {
            Audit(AuditAction.Linked, toChat, $"The id of the chat {fromChat} changed to {toChat}.");
        }
        else
        {
            connection.Execute("DELETE FROM chats WHERE platform = $platform AND chat_id = $from", chats);
            Audit(AuditAction.Unlinked, fromChat, $"The id of the chat changed to {toChat}, which has a link of its own.");
        }

        // Nobody did it: the platform alone is named, as no person is.
        void Audit(AuditAction action, string chat, string detail) =>
            AuditWriter.Write(connection, workspace, database.Now, platform, action, $"{platform}:{chat}", detail);
    }

    private static int MoveConversations(SqliteConnection connection, params ReadOnlySpan<(string Name, object? Value)> chats)
    {
        // The ids keep the chat that they were of. No platform's look like this, so that none is taken for the new chat's.
        connection.Execute(
            $"""
            UPDATE inbox_parts SET message_id = $from || '/' || message_id
            WHERE item_id IN (SELECT id FROM inbox WHERE {OfChat})
            """,
            chats);
        return connection.Execute(
            $"""
            UPDATE inbox
            SET chat_id = $to || substr(chat_id, length($from) + 1), message_id = NULL, route = NULL, replies_to = $from || '/' || replies_to
            WHERE {OfChat}
            """,
            chats);
    }
}
