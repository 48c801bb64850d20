using Microsoft.Data.Sqlite;
using SpaceNewsBot.Core.Audit;
using SpaceNewsBot.Core.Events;
using SpaceNewsBot.Core.Events.Reviews;

namespace SpaceNewsBot.Storage;

/// <summary>Moderators' reviews of the ledger in SQLite.</summary>
internal sealed class SqliteEventReviews(Database database, LedgerRenewal renewal) : IEventReviews
{
    public async Task<IReadOnlyList<RowReview>> ListAsync(string workspaceId, CancellationToken cancellationToken) =>
        await database.ReadAsync(connection => ReviewRows.Read(connection, workspaceId), cancellationToken).ConfigureAwait(false);

    public async Task<ReviewedSource?> FindAsync(string workspaceId, string sourceId, CancellationToken cancellationToken)
    {
        await renewal.EnsureAsync(cancellationToken).ConfigureAwait(false);
        return await database.ReadAsync(
            connection => SqliteSourceStore.ReadStanding(connection, workspaceId, sourceId) is { } revision
                ? new ReviewedSource(
                    revision,
                    EventReviews.Apply(
                        revision,
                        LedgerRows.Read(connection, workspaceId, sourceId, revision.Number),
                        ReviewRows.Read(connection, workspaceId, sourceId)))
                : null,
            cancellationToken).ConfigureAwait(false);
    }

    public Task<bool> WriteAsync(RowReview review, int revision, EventId row, string detail, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(review);
        return database.WriteAsync(
            connection =>
            {
                if (CurrentRevision(connection, review) != revision)
                {
                    return false;
                }

                ReviewRows.Delete(connection, review);
                ReviewRows.Write(connection, review);
                Tell(connection, review, revision, row, ActionOf(review.Verdict), detail);
                return true;
            },
            cancellationToken);
    }

    public Task<bool> RemoveAsync(RowReview review, EventId row, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(review);
        return database.WriteAsync(
            connection =>
            {
                if (!ReviewRows.Delete(connection, review))
                {
                    return false;
                }

                Tell(connection, review, CurrentRevision(connection, review), row, AuditAction.ReviewUndone, review.Reason);
                return true;
            },
            cancellationToken);
    }

    // Answers that quote the row's sentence are looked at again.
    private static void Tell(SqliteConnection connection, RowReview review, int revision, EventId row, AuditAction action, string detail)
    {
        AuditWriter.Write(connection, review.WorkspaceId, review.At, review.By, action, row.ToString(), detail);
        RevisionWriter.TellCorrections(connection, review.WorkspaceId, review.SourceId, revision, review.At, review.Key.Sentence);
    }

    private static int CurrentRevision(SqliteConnection connection, RowReview review) => (int)connection.ReadNumber(
        "SELECT current_revision FROM sources WHERE workspace_id = $workspace AND source_id = $source",
        ("$workspace", review.WorkspaceId),
        ("$source", review.SourceId));

    private static AuditAction ActionOf(EventReview verdict) => verdict switch
    {
        EventReview.Proposed => AuditAction.RowProposed,
        EventReview.Approved => AuditAction.RowApproved,
        EventReview.Edited => AuditAction.RowEdited,
        EventReview.Hidden => AuditAction.RowHidden,
        _ => throw new ArgumentOutOfRangeException(nameof(verdict)),
    };
}
