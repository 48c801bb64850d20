using SpaceNewsBot.Core.Workspaces;

namespace SpaceNewsBot.Core.Audit;

/// <summary>
/// Who did what, and what was refused; nothing in it is ever changed or deleted. What changes the store writes its own
/// entry, in the same transaction. Every member throws <see cref="Sources.StoreUnavailableException"/> when the store
/// can't be used.
/// </summary>
public interface IAuditLog
{
    /// <summary>Writes an entry for something that changes nothing in the store, such as a refusal.</summary>
    /// <param name="workspaceId">The community.</param>
    /// <param name="by">Who.</param>
    /// <param name="action">What.</param>
    /// <param name="subject">To what; cut to 200 characters.</param>
    /// <param name="detail">Why; cut to 1,000 characters.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task RecordAsync(string workspaceId, Actor by, AuditAction action, string subject, string detail, CancellationToken cancellationToken);

    /// <summary>The entries that a filter lets through, newest first.</summary>
    Task<IReadOnlyList<AuditEntry>> ReadAsync(AuditFilter filter, CancellationToken cancellationToken);

    /// <summary>A workspace's entries behind one, oldest first.</summary>
    /// <param name="workspaceId">The community.</param>
    /// <param name="id">The entry's number; 0 for the log's beginning.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<IReadOnlyList<AuditEntry>> ReadAfterAsync(string workspaceId, long id, int limit, CancellationToken cancellationToken);

    /// <summary>The number of the last entry of all workspaces; 0 when there is none. It grows with every change of the sources.</summary>
    Task<long> GetLastIdAsync(CancellationToken cancellationToken);
}
