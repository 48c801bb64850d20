using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using SpaceNewsBot.Core.Answers;
using SpaceNewsBot.Core.Audit;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Core.Citations;
using SpaceNewsBot.Core.Workspaces;

namespace SpaceNewsBot.Storage;

/// <summary>The given answers in SQLite, with the revision and offset of each quote.</summary>
internal sealed class SqliteAnswerLog(Database database) : IAnswerLog
{
    // Where an abstention's nearest passage stands among the quotes.
    private const int NearestClaim = -1;

    public Task<bool> RecordAsync(AnswerRecord record, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(record);
        return database.WriteAsync(
            connection => TryWrite(connection, record, AnswerState.Standing, keepsParts: record.Version > 1), cancellationToken);
    }

    public Task<AnswerRecord?> FindAsync(long inboxItemId, CancellationToken cancellationToken) => database.ReadAsync(
        connection => connection.ReadRows(
            reader => new AnswerRecord(
                inboxItemId,
                reader.GetString(0),
                reader.GetString(1),
                reader.GetTime(2),
                ReadAnswer(connection, inboxItemId, reader.GetNullableString(3)))
            {
                Version = reader.GetInt32(4),
            },
            """
            SELECT answers.workspace_id, question, answered_at, abstention_reason, inbox.version
            FROM answers JOIN inbox ON id = item_id
            WHERE item_id = $item
            """,
            ("$item", inboxItemId)).SingleOrDefault(),
        cancellationToken);

    public async Task<AnswerRecord?> FindForAsync(string workspaceId, long answerId, Actor reader, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var isOpen = await database.ReadAsync(
            connection => connection.ReadNumber(
                """
                SELECT count(*) FROM answers JOIN inbox ON id = item_id
                WHERE item_id = $item AND answers.workspace_id = $workspace AND NOT forget
                    AND (NOT is_private OR (platform = $platform AND user_id = $user))
                """,
                ("$item", answerId),
                ("$workspace", workspaceId),
                ("$platform", reader.Platform),
                ("$user", reader.UserId)) > 0,
            cancellationToken).ConfigureAwait(false);
        return isOpen ? await FindAsync(answerId, cancellationToken).ConfigureAwait(false) : null;
    }

    public async Task<IReadOnlyList<ConversationTurn>> ReadTurnsAsync(
        ConversationAddress conversation,
        DateTimeOffset since,
        long before,
        int most,
        CancellationToken cancellationToken)
    {
        var newest = await database.ReadAsync(
            connection => connection.ReadRows(
                reader => new ConversationTurn(reader.GetString(0), Shorten(ReadAnswer(connection, reader.GetInt64(1), reader.IsDBNull(2) ? null : reader.GetString(2)))),
                """
                SELECT question, item_id, abstention_reason
                FROM inbox JOIN answers ON item_id = id
                WHERE platform = $platform AND chat_id = $chat AND id < $before AND answered_at >= $since
                ORDER BY id DESC
                LIMIT $most
                """,
                ("$platform", conversation.Platform),
                ("$chat", conversation.ChatId),
                ("$before", before),
                ("$since", since.ToStored()),
                ("$most", most)),
            cancellationToken);
        newest.Reverse();
        return newest;
    }

    public Task<string?> FindQuestionOfAsync(ConversationAddress conversation, string messageId, CancellationToken cancellationToken) =>
        database.ReadAsync(
            connection => (string?)connection.ReadValue(
                """
                SELECT question
                FROM inbox_parts AS p JOIN inbox ON id = p.item_id JOIN answers AS a ON a.item_id = id
                WHERE p.message_id = $message AND platform = $platform AND chat_id = $chat AND NOT forget
                LIMIT 1
                """,
                ("$message", messageId),
                ("$platform", conversation.Platform),
                ("$chat", conversation.ChatId)),
            cancellationToken);

    public async Task<IReadOnlyList<LoggedAnswer>> ListAsync(string workspaceId, AnswerFilter filter, CancellationToken cancellationToken) =>
        await database.ReadAsync(
            connection => connection.ReadRows(
                reader => ReadLogged(connection, reader),
                $"""
                SELECT {LoggedColumns}
                FROM answers JOIN inbox ON id = item_id
                WHERE answers.workspace_id = $workspace AND NOT is_private
                    AND (NOT $open OR (abstention_reason IS NOT NULL AND closed_at IS NULL))
                    AND ($source IS NULL OR EXISTS (
                        SELECT 1 FROM answer_quotes AS q
                        WHERE q.item_id = answers.item_id AND q.source_id = $source AND q.source_workspace_id IN ($workspace, 'default')))
                ORDER BY item_id DESC
                LIMIT $limit
                """,
                ("$workspace", workspaceId),
                ("$open", filter.OpenAbstentionsOnly),
                ("$source", filter.SourceId),
                ("$limit", filter.Limit)),
            cancellationToken).ConfigureAwait(false);

    public Task<int> CloseAsync(
        string workspaceId,
        IReadOnlyCollection<long> ids,
        string by,
        string reason,
        CancellationToken cancellationToken) => database.WriteAsync(
        connection =>
        {
            var closed = connection.Execute(
                """
                UPDATE answers SET closed_at = $now
                WHERE workspace_id = $workspace AND abstention_reason IS NOT NULL AND closed_at IS NULL
                    AND item_id IN (SELECT value FROM json_each($ids))
                """,
                ("$workspace", workspaceId),
                ("$now", database.Now.ToStored()),
                ("$ids", JsonSerializer.Serialize(ids)));
            if (closed > 0)
            {
                var subject = ids.Min().ToString(CultureInfo.InvariantCulture);
                AuditWriter.Write(connection, workspaceId, database.Now, by, AuditAction.Closed, subject, reason);
            }

            return closed;
        },
        cancellationToken);

    /// <summary>The columns that <see cref="ReadLogged"/> reads, of answers joined with inbox.</summary>
    public const string LoggedColumns =
        "answers.item_id, answers.workspace_id, question, answered_at, abstention_reason, platform, chat_id, answers.state, "
        + "update_id, route, user_id, is_private, inbox.version, choice";

    /// <summary>How many columns <see cref="LoggedColumns"/> are: others stand behind them.</summary>
    public const int LoggedCount = 14;

    public static LoggedAnswer ReadLogged(SqliteConnection connection, SqliteDataReader reader) => new(
        new AnswerRecord(
            reader.GetInt64(0),
            reader.GetString(1),
            reader.GetString(2),
            reader.GetTime(3),
            ReadAnswer(connection, reader.GetInt64(0), reader.GetNullableString(4)))
        {
            Version = reader.GetInt32(12),
        },
        new AskedIn(
            new ReplyTarget(
                new ConversationAddress(reader.GetString(5), reader.GetString(6)),
                reader.GetString(8),
                reader.GetInt64(0),
                reader.GetNullableString(9)),
            new Actor(reader.GetString(5), reader.GetString(10)),
            reader.GetBoolean(11))
        {
            Choice = reader.GetInt32(13),
        },
        reader.GetEnum<AnswerState>(7));

    /// <summary>
    /// Writes an answer in the caller's transaction, if all that it quotes answers questions now. Nothing is written, and it
    /// is well, when the message was edited meanwhile.
    /// </summary>
    /// <param name="connection">In a transaction.</param>
    /// <param name="record">The answer.</param>
    /// <param name="state">What became of it.</param>
    /// <param name="keepsParts">Whether the parts that were sent belong to this answer too: a correction edits them.</param>
    public static bool TryWrite(SqliteConnection connection, AnswerRecord record, AnswerState state, bool keepsParts)
    {
        if (connection.ReadNumber("SELECT version FROM inbox WHERE id = $item", ("$item", record.InboxItemId)) != record.Version)
        {
            return true;
        }

        var quotes = record.Answer switch
        {
            RecordedAnswer.Grounded(var draft) => draft.Claims.SelectMany(c => c.Quotes),
            RecordedAnswer.Abstained { Nearest: { } nearest } => [nearest],
            _ => [],
        };
        foreach (var (workspace, source, revision) in quotes.Select(q => (q.WorkspaceId, q.SourceId, q.Revision)).Distinct())
        {
            var current = connection.ReadNumber(
                "SELECT current_revision FROM sources WHERE workspace_id = $workspace AND source_id = $source",
                ("$workspace", workspace),
                ("$source", source));
            if (current != revision)
            {
                return false;
            }
        }

        Write(connection, record, state, keepsParts);
        return true;
    }

    private static void Write(SqliteConnection connection, AnswerRecord record, AnswerState state, bool keepsParts)
    {
        string[] replaced = keepsParts
            ? ["answer_missing", "answer_claims", "answer_quotes"]
            : ["answer_missing", "answer_claims", "answer_quotes", "inbox_parts"];
        foreach (var table in replaced)
        {
            connection.Execute($"DELETE FROM {table} WHERE item_id = $item", ("$item", record.InboxItemId));
        }

        connection.Execute(
            """
            INSERT INTO answers (item_id, workspace_id, question, answered_at, abstention_reason, state)
            VALUES ($item, $workspace, $question, $answered_at, $reason, $state)
            ON CONFLICT (item_id) DO UPDATE SET question = excluded.question, answered_at = excluded.answered_at,
                abstention_reason = excluded.abstention_reason, state = excluded.state
            """,
            ("$item", record.InboxItemId),
            ("$workspace", record.WorkspaceId),
            ("$question", record.Question),
            ("$answered_at", record.AnsweredAt.ToStored()),
            ("$reason", (record.Answer as RecordedAnswer.Abstained)?.Reason),
            ("$state", state.ToString()));
        switch (record.Answer)
        {
            case RecordedAnswer.Grounded(var draft):
                WriteMissing(connection, record, draft.Missing);
                for (var claim = 0; claim < draft.Claims.Length; claim++)
                {
                    WriteClaim(connection, record, claim, draft.Claims[claim]);
                }

                break;
            case RecordedAnswer.Abstained(_, var missing, var nearest):
                WriteMissing(connection, record, missing);
                if (nearest is not null)
                {
                    WriteQuote(connection, record, NearestClaim, 0, nearest);
                }

                break;
        }
    }

    private static void WriteMissing(SqliteConnection connection, AnswerRecord record, ImmutableArray<string> missing)
    {
        for (var ordinal = 0; ordinal < missing.Length; ordinal++)
        {
            connection.Execute(
                "INSERT INTO answer_missing (workspace_id, item_id, ordinal, text) VALUES ($workspace, $item, $ordinal, $text)",
                ("$workspace", record.WorkspaceId),
                ("$item", record.InboxItemId),
                ("$ordinal", ordinal),
                ("$text", missing[ordinal]));
        }
    }

    private static void WriteClaim(SqliteConnection connection, AnswerRecord record, int number, DraftClaim claim)
    {
        connection.Execute(
            "INSERT INTO answer_claims (workspace_id, item_id, claim, text) VALUES ($workspace, $item, $claim, $text)",
            ("$workspace", record.WorkspaceId),
            ("$item", record.InboxItemId),
            ("$claim", number),
            ("$text", claim.Text));
        for (var ordinal = 0; ordinal < claim.Quotes.Length; ordinal++)
        {
            WriteQuote(connection, record, number, ordinal, claim.Quotes[ordinal]);
        }
    }

    private static void WriteQuote(SqliteConnection connection, AnswerRecord record, int claim, int ordinal, DraftQuote quote) =>
        connection.Execute(
            """
            INSERT INTO answer_quotes (workspace_id, item_id, claim, ordinal, source_workspace_id, source_id, revision, start_offset, text)
            VALUES ($workspace, $item, $claim, $ordinal, $source_workspace, $source, $revision, $start, $text)
            """,
            ("$workspace", record.WorkspaceId),
            ("$item", record.InboxItemId),
            ("$claim", claim),
            ("$ordinal", ordinal),
            ("$source_workspace", quote.WorkspaceId),
            ("$source", quote.SourceId),
            ("$revision", quote.Revision),
            ("$start", quote.Start),
            ("$text", quote.Text));

    private static string Shorten(RecordedAnswer answer)
    {
        const int Most = 600;
        var text = answer switch
        {
            RecordedAnswer.Grounded(var draft) => string.Join(' ', draft.Claims.Select(c => c.Text)),
            RecordedAnswer.Abstained(var reason, _, _) => reason,
            _ => "",
        };
        return text.Length <= Most ? text : text[..(char.IsHighSurrogate(text[Most - 1]) ? Most - 1 : Most)];
    }

    private static RecordedAnswer ReadAnswer(SqliteConnection connection, long itemId, string? abstentionReason)
    {
        var missing = connection.ReadRows(
            reader => reader.GetString(0),
            "SELECT text FROM answer_missing WHERE item_id = $item ORDER BY ordinal",
            ("$item", itemId)).ToImmutableArray();
        var quotes = connection.ReadRows(
            reader => (
                Claim: reader.GetInt32(0),
                Quote: new DraftQuote(
                    reader.GetString(5),
                    reader.GetString(1),
                    reader.GetInt32(2),
                    reader.GetString(4),
                    reader.IsDBNull(3) ? null : reader.GetInt32(3))),
            """
            SELECT claim, source_id, revision, start_offset, text, source_workspace_id
            FROM answer_quotes
            WHERE item_id = $item
            ORDER BY claim, ordinal
            """,
            ("$item", itemId)).ToLookup(row => row.Claim, row => row.Quote);
        if (abstentionReason is not null)
        {
            return new RecordedAnswer.Abstained(abstentionReason, missing, quotes[NearestClaim].SingleOrDefault());
        }

        var claims = connection.ReadRows(
            reader => new DraftClaim(reader.GetString(1), [.. quotes[reader.GetInt32(0)]]),
            "SELECT claim, text FROM answer_claims WHERE item_id = $item ORDER BY claim",
            ("$item", itemId));
        return new RecordedAnswer.Grounded(new DraftAnswer([.. claims], missing));
    }
}
