using System.Collections.Immutable;
using SpaceNewsBot.Core.Citations;

namespace SpaceNewsBot.Core.Answers;

/// <summary>The sources don't answer the question: why, what is missing, and the passage that comes nearest.</summary>
public sealed class Abstention : Answer
{
    /// <summary>Creates an abstention.</summary>
    /// <param name="reason">One sentence for the person who asked.</param>
    /// <param name="missing">What was asked for and isn't in the sources.</param>
    /// <param name="nearest">The passage that comes nearest; null when none shares a word with the question.</param>
    public Abstention(string reason, ImmutableArray<string> missing, Citation? nearest)
        : base(missing)
    {
        Reason = reason;
        Nearest = nearest;
    }

    /// <summary>One sentence for the person who asked.</summary>
    public string Reason { get; }

    /// <summary>The passage that comes nearest, checked like every quote; null when there is none.</summary>
    public Citation? Nearest { get; }
}
