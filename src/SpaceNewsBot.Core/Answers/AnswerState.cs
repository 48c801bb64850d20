namespace SpaceNewsBot.Core.Answers;

/// <summary>What became of a posted answer.</summary>
public enum AnswerState
{
    /// <summary>It stands as it was posted.</summary>
    Standing,

    /// <summary>A source changed, and it was answered anew.</summary>
    Corrected,

    /// <summary>A source changed, and nobody was told: the settings say so, or the platform couldn't.</summary>
    Flagged,

    /// <summary>A moderator took it back.</summary>
    Retracted,
}
