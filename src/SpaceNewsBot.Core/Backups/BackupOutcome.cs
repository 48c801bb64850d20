namespace SpaceNewsBot.Core.Backups;

/// <summary>What became of a backup.</summary>
public abstract record BackupOutcome
{
    private BackupOutcome()
    {
    }

    /// <summary>The copy is complete, checked and on disk.</summary>
    /// <param name="File">Its absolute path.</param>
    /// <param name="Bytes">Its size.</param>
    public sealed record Written(string File, long Bytes) : BackupOutcome;

    /// <summary>Nothing was written.</summary>
    /// <param name="Reason">One sentence: why, and what to do.</param>
    public sealed record Refused(string Reason) : BackupOutcome;
}
