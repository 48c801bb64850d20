using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using SpaceNewsBot.Core.Audit;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Core.Sources;
using SpaceNewsBot.Core.Workspaces;

namespace SpaceNewsBot.Storage;

/// <summary>The workspaces in SQLite.</summary>
internal sealed class SqliteWorkspaceStore(Database database) : IWorkspaceStore
{
    // A code has 40 random bits; five guesses an hour find none.
    private const int MaxWrongCodes = 5;

    private static readonly string _chats =
        $"""
        SELECT workspace_id, platform, chat_id, linked_at, {People.Name("linked_by")}
        FROM chats
        WHERE $workspace IS NULL OR workspace_id = $workspace
        ORDER BY linked_at, platform, chat_id
        """;

    private static readonly string _members =
        $"""
        SELECT platform, user_id, granted_right, granted_at, {People.Name("granted_by")}
        FROM members
        WHERE workspace_id = $workspace
        ORDER BY platform, user_id
        """;

    public async Task<IReadOnlyList<Workspace>> ListAsync(CancellationToken cancellationToken) =>
        await database.ReadAsync(connection => Read(connection, null), cancellationToken).ConfigureAwait(false);

    public Task<Workspace?> FindAsync(string workspaceId, CancellationToken cancellationToken) =>
        database.ReadAsync(connection => Read(connection, workspaceId).SingleOrDefault(), cancellationToken);

    public Task<ChatLink> FindOfChatAsync(ConversationAddress conversation, CancellationToken cancellationToken) => database.ReadAsync(
        connection => connection.ReadValue(
            "SELECT workspace_id FROM chats WHERE platform = $platform AND chat_id = $chat",
            ("$platform", conversation.Platform),
            ("$chat", conversation.Chat)) is string linked ? new ChatLink(linked, true) : new ChatLink(SourceLimits.DefaultWorkspace, false),
        cancellationToken);

    public Task AddLinkCodeAsync(string workspaceId, string code, DateTimeOffset expiresAt, Actor by, CancellationToken cancellationToken) =>
        database.WriteAsync(
            connection =>
            {
                Ensure(connection, workspaceId);
                connection.Execute(
                    "INSERT INTO link_codes (workspace_id, code_hash, expires_at) VALUES ($workspace, $hash, $expires)",
                    ("$workspace", workspaceId),
                    ("$hash", HashOf(code)),
                    ("$expires", expiresAt.ToStored()));
                Audit(connection, workspaceId, by, AuditAction.Invited, workspaceId, "");
                return true;
            },
            cancellationToken);

    public Task<LinkOutcome> RedeemLinkCodeAsync(
        string code,
        ConversationAddress conversation,
        string typedIn,
        Actor by,
        CancellationToken cancellationToken) => database.WriteAsync(
        connection =>
        {
            var outcome = Redeem(connection, code, conversation, typedIn, by);
            if (outcome is not LinkOutcome.Linked)
            {
                Audit(connection, typedIn, by, AuditAction.Refused, "link", outcome.GetType().Name);
            }

            return outcome;
        },
        cancellationToken);

    public Task<bool> UnlinkAsync(string workspaceId, ConversationAddress conversation, Actor by, CancellationToken cancellationToken) =>
        database.WriteAsync(
            connection =>
            {
                var isUnlinked = connection.Execute(
                    "DELETE FROM chats WHERE workspace_id = $workspace AND platform = $platform AND chat_id = $chat",
                    ("$workspace", workspaceId),
                    ("$platform", conversation.Platform),
                    ("$chat", conversation.Chat)) == 1;
                if (isUnlinked)
                {
                    Audit(connection, workspaceId, by, AuditAction.Unlinked, NameOf(conversation), "");
                }

                return isUnlinked;
            },
            cancellationToken);

    public Task<Right> GetRightAsync(string workspaceId, Actor person, CancellationToken cancellationToken) =>
        database.ReadAsync(connection => ReadRight(connection, workspaceId, person), cancellationToken);

    public Task<bool> SetRightAsync(string workspaceId, Actor person, Right right, Actor by, CancellationToken cancellationToken) =>
        database.WriteAsync(
            connection =>
            {
                if (ReadRight(connection, workspaceId, person) == right)
                {
                    return false;
                }

                connection.Execute(
                    "DELETE FROM members WHERE workspace_id = $workspace AND platform = $platform AND user_id = $user",
                    ("$workspace", workspaceId),
                    ("$platform", person.Platform),
                    ("$user", person.UserId));
                if (right > Right.Reader)
                {
                    Ensure(connection, workspaceId);
                    connection.Execute(
                        """
                        INSERT INTO members (workspace_id, platform, user_id, granted_right, granted_at, granted_by)
                        VALUES ($workspace, $platform, $user, $right, $at, $by)
                        """,
                        ("$workspace", workspaceId),
                        ("$platform", person.Platform),
                        ("$user", person.UserId),
                        ("$right", right.ToString()),
                        ("$at", database.Now.ToStored()),
                        ("$by", People.Store(connection, workspaceId, by.ToString())));
                }

                // The person stands in the log as a number, so that they can be forgotten.
                var subject = People.Store(connection, workspaceId, person.ToString());
                Audit(connection, workspaceId, by, right > Right.Reader ? AuditAction.Granted : AuditAction.Revoked, subject, right.ToString());
                return true;
            },
            cancellationToken);

    public async Task<IReadOnlyList<Member>> ListMembersAsync(string workspaceId, CancellationToken cancellationToken) =>
        await database.ReadAsync(
            connection => connection.ReadRows(
                reader => new Member(
                    new Actor(reader.GetString(0), reader.GetString(1)),
                    reader.GetEnum<Right>(2),
                    reader.GetTime(3),
                    reader.GetString(4)),
                _members,
                ("$workspace", workspaceId)),
            cancellationToken).ConfigureAwait(false);

    public Task<bool> SetPausedAsync(string workspaceId, bool paused, string reason, Actor by, CancellationToken cancellationToken) =>
        database.WriteAsync(
            connection =>
            {
                Ensure(connection, workspaceId);
                var hasChanged = connection.Execute(
                    "UPDATE workspaces SET paused_at = $at WHERE workspace_id = $workspace AND (paused_at IS NULL) = $paused",
                    ("$workspace", workspaceId),
                    ("$at", paused ? database.Now.ToStored() : null),
                    ("$paused", paused)) == 1;
                if (hasChanged)
                {
                    Audit(connection, workspaceId, by, paused ? AuditAction.Paused : AuditAction.Resumed, workspaceId, reason);
                }

                return hasChanged;
            },
            cancellationToken);

    /// <summary>Makes a workspace that isn't there yet.</summary>
    public static void Ensure(SqliteConnection connection, string workspaceId) => connection.Execute(
        "INSERT INTO workspaces (workspace_id) VALUES ($workspace) ON CONFLICT DO NOTHING",
        ("$workspace", workspaceId));

    private LinkOutcome Redeem(SqliteConnection connection, string code, ConversationAddress conversation, string typedIn, Actor by)
    {
        var now = database.Now;
        var wrong = connection.ReadNumber(
            """
            SELECT count(*) FROM audit
            WHERE workspace_id = $workspace AND actor = $person AND action = 'Refused' AND subject = 'link' AND at >= $since
            """,
            ("$workspace", typedIn),
            ("$person", People.Store(connection, typedIn, by.ToString())),
            ("$since", now.AddHours(-1).ToStored()));
        if (wrong >= MaxWrongCodes)
        {
            return new LinkOutcome.TooManyTries();
        }

        var known = connection.ReadRows(
            reader => (Workspace: reader.GetString(0), Expires: reader.GetTime(1), IsUsed: !reader.IsDBNull(2)),
            "SELECT workspace_id, expires_at, used_at FROM link_codes WHERE code_hash = $hash",
            ("$hash", HashOf(code)));
        LinkOutcome outcome = known switch
        {
            [] => new LinkOutcome.Unknown(),
            [{ IsUsed: true }] => new LinkOutcome.Used(),
            [{ Expires: var expires }] when expires <= now => new LinkOutcome.Expired(),
            [var (workspace, _, _), ..] => new LinkOutcome.Linked(workspace),
        };
        if (outcome is not LinkOutcome.Linked(var linked))
        {
            return outcome;
        }

        connection.Execute(
            "UPDATE link_codes SET used_at = $now WHERE code_hash = $hash",
            ("$now", now.ToStored()),
            ("$hash", HashOf(code)));
        connection.Execute(
            """
            INSERT INTO chats (workspace_id, platform, chat_id, linked_at, linked_by)
            VALUES ($workspace, $platform, $chat, $now, $by)
            ON CONFLICT (platform, chat_id) DO UPDATE
            SET workspace_id = excluded.workspace_id, linked_at = excluded.linked_at, linked_by = excluded.linked_by
            """,
            ("$workspace", linked),
            ("$platform", conversation.Platform),
            ("$chat", conversation.Chat),
            ("$now", now.ToStored()),
            ("$by", People.Store(connection, linked, by.ToString())));
        Audit(connection, linked, by, AuditAction.Linked, NameOf(conversation), "");
        return outcome;
    }

    private static ImmutableArray<Workspace> Read(SqliteConnection connection, string? workspaceId)
    {
        var chats = connection.ReadRows(
            reader => (
                Workspace: reader.GetString(0),
                Chat: new LinkedChat(reader.GetString(1), reader.GetString(2), reader.GetTime(3), reader.GetString(4))),
            _chats,
            ("$workspace", workspaceId)).ToLookup(row => row.Workspace, row => row.Chat);
        return
        [
            .. connection.ReadRows(
                reader => new Workspace(reader.GetString(0), reader.IsDBNull(1) ? null : reader.GetTime(1), [.. chats[reader.GetString(0)]]),
                """
                SELECT workspace_id, paused_at
                FROM workspaces
                WHERE $workspace IS NULL OR workspace_id = $workspace
                ORDER BY workspace_id
                """,
                ("$workspace", workspaceId)),
        ];
    }

    private static Right ReadRight(SqliteConnection connection, string workspaceId, Actor person) => connection.ReadRows(
        reader => reader.GetEnum<Right>(0),
        "SELECT granted_right FROM members WHERE workspace_id = $workspace AND platform = $platform AND user_id = $user",
        ("$workspace", workspaceId),
        ("$platform", person.Platform),
        ("$user", person.UserId)).SingleOrDefault();

    private void Audit(SqliteConnection connection, string workspaceId, Actor by, AuditAction action, string subject, string detail) =>
        AuditWriter.Write(connection, workspaceId, database.Now, by.ToString(), action, subject, detail);

    private static string NameOf(ConversationAddress conversation) => $"{conversation.Platform}:{conversation.Chat}";

    // Codes are typed by hand: case doesn't count.
    private static byte[] HashOf(string code) => SHA256.HashData(Encoding.UTF8.GetBytes(code.Trim().ToUpperInvariant()));
}
