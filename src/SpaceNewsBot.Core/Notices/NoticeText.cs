using SpaceNewsBot.Core.Audit;

namespace SpaceNewsBot.Core.Notices;

/// <summary>Puts an entry of the audit log into a sentence for the moderators' channel.</summary>
public static class NoticeText
{
    /// <summary>The sentence, which holds words of people: to be escaped. Null for what moderators needn't be told.</summary>
    public static string? Of(AuditEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var happened = entry.Action switch
        {
            AuditAction.Added => "was added",
            AuditAction.Updated => "got a new text",
            AuditAction.Edited => "got a new title, author, publisher, address or date",
            AuditAction.RolledBack => "went back to an earlier revision",
            AuditAction.Removed => "was taken out of every answer",
            AuditAction.Restored => "answers again",
            AuditAction.Quarantined => $"is in quarantine, because it holds instruction-like or hidden text: /source release {entry.Subject} shows it",
            AuditAction.Released => "was let out of quarantine",
            _ => null,
        };
        var told = entry.Action switch
        {
            AuditAction.Retracted => $"Answer {entry.Subject} was retracted",
            AuditAction.Corrected => $"Answer {entry.Subject} was corrected where it was posted",
            AuditAction.Flagged => $"Answer {entry.Subject} needs a look, its readers couldn't be told",
            _ => happened is null ? null : $"The source “{entry.Subject}” {happened}",
        };
        return told is null ? null : $"{told} (by {entry.Actor}{(entry.Detail.Length == 0 ? "" : $": {entry.Detail}")}).";
    }
}
