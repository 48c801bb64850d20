namespace SpaceNewsBot.Core.Answers;

/// <summary>What is being done for an answer that takes its time.</summary>
public abstract record AnswerStep
{
    private AnswerStep()
    {
    }

    /// <summary>A model reads passages.</summary>
    /// <param name="Passages">How many.</param>
    public sealed record Reading(int Passages) : AnswerStep;

    /// <summary>What a model drafted is checked, and mended where it has to be.</summary>
    public sealed record Checking : AnswerStep;
}
