namespace SpaceNewsBot.Core.Audit;

/// <summary>A line of the audit log.</summary>
/// <param name="Id">Grows with time; 0 before it is written.</param>
/// <param name="WorkspaceId">The community in which it happened.</param>
/// <param name="At">When.</param>
/// <param name="Actor">Who: "command line", "platform:id", "corrections" for the bot itself, or that the person's data was removed since.</param>
/// <param name="Action">What.</param>
/// <param name="Subject">To what: a source's id, an answer's number, a chat, a person, or a command's name.</param>
/// <param name="Detail">The reason, or what was refused and why; may be empty. As written by people: to be escaped.</param>
public sealed record AuditEntry(
    long Id,
    string WorkspaceId,
    DateTimeOffset At,
    string Actor,
    AuditAction Action,
    string Subject,
    string Detail);
