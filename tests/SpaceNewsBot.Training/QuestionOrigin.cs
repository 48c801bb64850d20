namespace SpaceNewsBot.Training;

/// <summary>Where a question comes from that answerability is learned from.</summary>
internal enum QuestionOrigin
{
    /// <summary>A set that has both sides.</summary>
    Set,

    /// <summary>An answerable question, or the unanswerable twin that was made of it.</summary>
    Twin,

    /// <summary>An answerable question asked of retrieved passages, its own among them or not.</summary>
    Retrieved,
}
