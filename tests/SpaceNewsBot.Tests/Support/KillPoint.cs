namespace SpaceNewsBot.Tests.Support;

/// <summary>Where the power goes.</summary>
public enum KillPoint
{
    /// <summary>Never.</summary>
    Never,

    /// <summary>The update is here, and not recorded yet.</summary>
    Received,

    /// <summary>It is recorded, and not acknowledged yet.</summary>
    Recorded,

    /// <summary>The answer is recorded, and not posted yet.</summary>
    Answered,

    /// <summary>The answer is posted, and not recorded as posted.</summary>
    SentButNotRecorded,

    /// <summary>It is recorded as posted, and the message is still in the queue.</summary>
    RecordedAsSent,
}
