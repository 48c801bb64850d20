using System.Collections.Immutable;

namespace SpaceNewsBot.Core.Answers;

/// <summary>What comes of a question: a <see cref="GroundedAnswer"/> or an <see cref="Abstention"/>, and nothing else.</summary>
public abstract class Answer
{
    private protected Answer(ImmutableArray<string> missing) => Missing = missing;

    /// <summary>What was asked for and isn't in the sources, in a word or two each ("reason"). A partial answer has it too.</summary>
    public ImmutableArray<string> Missing { get; }
}
