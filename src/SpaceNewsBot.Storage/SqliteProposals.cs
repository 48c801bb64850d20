using SpaceNewsBot.Core.Proposals;
using SpaceNewsBot.Core.Workspaces;

namespace SpaceNewsBot.Storage;

/// <summary>The proposals in SQLite.</summary>
internal sealed class SqliteProposals(Database database) : IProposals
{
    private const string Select =
        """
        SELECT proposal_id, command, based_on, platform, user_id, state, decided_item_id FROM proposals
        WHERE workspace_id = $workspace AND
        """;

    public Task<Proposal> AddAsync(string workspaceId, long itemId, string command, int? basedOn, Actor by, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(by);
        return database.WriteAsync(
            connection =>
            {
                connection.Execute(
                    """
                    INSERT INTO proposals (workspace_id, item_id, command, based_on, platform, user_id)
                    VALUES ($workspace, $item, $command, $based_on, $platform, $user)
                    ON CONFLICT (item_id) DO NOTHING
                    """,
                    ("$workspace", workspaceId),
                    ("$item", itemId),
                    ("$command", command),
                    ("$based_on", basedOn),
                    ("$platform", by.Platform),
                    ("$user", by.UserId));
                return Read(connection, workspaceId, "item_id = $number", itemId)
                    ?? throw new InvalidOperationException("The message proposes in another workspace.");
            },
            cancellationToken);
    }

    public Task<Proposal?> DecideAsync(string workspaceId, long id, ProposalState decision, long itemId, CancellationToken cancellationToken) =>
        database.WriteAsync(
            connection =>
            {
                connection.Execute(
                    """
                    UPDATE proposals
                    SET state = $state, decided_at = $now, decided_item_id = $item, command = iif($drop, '', command)
                    WHERE workspace_id = $workspace AND proposal_id = $id AND state = 'Open'
                    """,
                    ("$state", decision.ToString()),
                    ("$now", database.Now.ToStored()),
                    ("$item", itemId),
                    ("$drop", decision == ProposalState.Cancelled ? 1 : 0),
                    ("$workspace", workspaceId),
                    ("$id", id));
                return Read(connection, workspaceId, "proposal_id = $number", id);
            },
            cancellationToken);

    private static Proposal? Read(Microsoft.Data.Sqlite.SqliteConnection connection, string workspaceId, string which, long number) =>
        connection.ReadRows(
            reader => new Proposal(
                reader.GetInt64(0),
                workspaceId,
                reader.GetString(1),
                reader.IsDBNull(2) ? null : reader.GetInt32(2),
                new Actor(reader.GetString(3), reader.GetString(4)),
                reader.GetEnum<ProposalState>(5),
                reader.IsDBNull(6) ? null : reader.GetInt64(6)),
            $"{Select} {which}",
            ("$workspace", workspaceId),
            ("$number", number)).SingleOrDefault();
}
