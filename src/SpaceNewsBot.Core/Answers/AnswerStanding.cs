namespace SpaceNewsBot.Core.Answers;

/// <summary>Whether a posted answer can be relied on.</summary>
public enum AnswerStanding
{
    /// <summary>There is no such answer, or it isn't this reader's to see.</summary>
    Unknown,

    /// <summary>Every quote stands in the current sources.</summary>
    Standing,

    /// <summary>A source that it quotes was changed or removed since.</summary>
    Outdated,
}
