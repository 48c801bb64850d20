namespace SpaceNewsBot.Core.Audit;

/// <summary>Which lines of a workspace's audit log are asked for. What is null restricts nothing.</summary>
/// <param name="WorkspaceId">The community.</param>
/// <param name="Actor">Who, as <see cref="AuditEntry.Actor"/> shows it.</param>
/// <param name="Action">What.</param>
/// <param name="Subject">To what.</param>
/// <param name="Since">From then on.</param>
/// <param name="Limit">At most so many, the newest.</param>
public sealed record AuditFilter(
    string WorkspaceId,
    string? Actor = null,
    AuditAction? Action = null,
    string? Subject = null,
    DateTimeOffset? Since = null,
    int Limit = 100);
