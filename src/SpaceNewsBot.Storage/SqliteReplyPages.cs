using SpaceNewsBot.Core.Chat;

namespace SpaceNewsBot.Storage;

/// <summary>The pages of replies in SQLite. They go with their message.</summary>
internal sealed class SqliteReplyPages(Database database) : IReplyPages
{
    public Task SaveAsync(long itemId, IReadOnlyList<string> pages, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(pages);
        return database.WriteAsync(
            connection =>
            {
                connection.Execute("DELETE FROM reply_pages WHERE item_id = $item", ("$item", itemId));
                for (var i = 0; i < pages.Count; i++)
                {
                    // A message that was forgotten meanwhile has no pages to keep.
                    connection.Execute(
                        """
                        INSERT INTO reply_pages (workspace_id, item_id, ordinal, content)
                        SELECT workspace_id, id, $ordinal, $content FROM inbox WHERE id = $item
                        """,
                        ("$item", itemId),
                        ("$ordinal", i),
                        ("$content", pages[i]));
                }

                return pages.Count;
            },
            cancellationToken);
    }

    public Task<string?> FindAsync(ConversationAddress conversation, long itemId, int page, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(conversation);
        return database.ReadAsync(
            connection => (string?)connection.ReadValue(
                """
                SELECT content FROM reply_pages JOIN inbox ON inbox.id = reply_pages.item_id
                WHERE item_id = $item AND ordinal = $ordinal AND platform = $platform AND chat_id = $chat
                """,
                ("$item", itemId),
                ("$ordinal", page),
                ("$platform", conversation.Platform),
                ("$chat", conversation.ChatId)),
            cancellationToken);
    }
}
