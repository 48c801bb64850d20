using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using SpaceNewsBot.Core.Answers;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Core.Citations;

namespace SpaceNewsBot.Storage;

/// <summary>The given answers in SQLite, with the revision and offset of each quote.</summary>
internal sealed class SqliteAnswerLog(Database database) : IAnswerLog
{
    // Where an abstention's nearest passage stands among the quotes.
    private const int NearestClaim = -1;

    public Task RecordAsync(AnswerRecord record, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(record);
        return database.WriteAsync(
            connection =>
            {
                Write(connection, record);
                return true;
            },
            cancellationToken);
    }

    public Task<AnswerRecord?> FindAsync(long inboxItemId, CancellationToken cancellationToken) => database.ReadAsync(
        connection => connection.ReadRows(
            reader => new AnswerRecord(
                inboxItemId,
                reader.GetString(0),
                reader.GetString(1),
                reader.GetTime(2),
                ReadAnswer(connection, inboxItemId, reader.GetNullableString(3))),
            "SELECT workspace_id, question, answered_at, abstention_reason FROM answers WHERE item_id = $item",
            ("$item", inboxItemId)).SingleOrDefault(),
        cancellationToken);

    public Task<string?> FindLastQuestionAsync(ConversationAddress conversation, DateTimeOffset since, CancellationToken cancellationToken) =>
        database.ReadAsync(
            connection => (string?)connection.ReadValue(
                """
                SELECT question
                FROM inbox JOIN answers ON item_id = id
                WHERE platform = $platform AND chat_id = $chat AND answered_at >= $since
                ORDER BY id DESC
                LIMIT 1
                """,
                ("$platform", conversation.Platform),
                ("$chat", conversation.ChatId),
                ("$since", since.ToStored())),
            cancellationToken);

    private static void Write(SqliteConnection connection, AnswerRecord record)
    {
        connection.Execute("DELETE FROM answers WHERE item_id = $item", ("$item", record.InboxItemId));

        // What was sent belongs to the answer that this one replaces.
        connection.Execute("DELETE FROM inbox_parts WHERE item_id = $item", ("$item", record.InboxItemId));
        connection.Execute(
            """
            INSERT INTO answers (item_id, workspace_id, question, answered_at, abstention_reason)
            VALUES ($item, $workspace, $question, $answered_at, $reason)
            """,
            ("$item", record.InboxItemId),
            ("$workspace", record.WorkspaceId),
            ("$question", record.Question),
            ("$answered_at", record.AnsweredAt.ToStored()),
            ("$reason", (record.Answer as RecordedAnswer.Abstained)?.Reason));
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
            INSERT INTO answer_quotes (workspace_id, item_id, claim, ordinal, source_id, revision, start_offset, text)
            VALUES ($workspace, $item, $claim, $ordinal, $source, $revision, $start, $text)
            """,
            ("$workspace", record.WorkspaceId),
            ("$item", record.InboxItemId),
            ("$claim", claim),
            ("$ordinal", ordinal),
            ("$source", quote.SourceId),
            ("$revision", quote.Revision),
            ("$start", quote.Start),
            ("$text", quote.Text));

    private static RecordedAnswer ReadAnswer(SqliteConnection connection, long itemId, string? abstentionReason)
    {
        var missing = connection.ReadRows(
            reader => reader.GetString(0),
            "SELECT text FROM answer_missing WHERE item_id = $item ORDER BY ordinal",
            ("$item", itemId)).ToImmutableArray();
        var quotes = connection.ReadRows(
            reader => (
                Claim: reader.GetInt32(0),
                Quote: new DraftQuote(reader.GetString(1), reader.GetInt32(2), reader.GetString(4), reader.IsDBNull(3) ? null : reader.GetInt32(3))),
            """
            SELECT claim, source_id, revision, start_offset, text
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
