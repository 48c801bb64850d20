using System.Collections.Immutable;
using SpaceNewsBot.Core.Citations;

namespace SpaceNewsBot.Core.Answers;

/// <summary>An answer in the form in which it can be stored and has to be verified again when read.</summary>
public abstract record RecordedAnswer
{
    private RecordedAnswer()
    {
    }

    /// <summary>A grounded answer: its claims with the quotes that each rests on.</summary>
    /// <param name="Draft">To be verified again.</param>
    public sealed record Grounded(DraftAnswer Draft) : RecordedAnswer;

    /// <summary>An abstention.</summary>
    /// <param name="Reason">One sentence for the person who asked.</param>
    /// <param name="Missing">What was asked for and isn't in the sources.</param>
    /// <param name="Nearest">The passage that came nearest; null when there was none.</param>
    public sealed record Abstained(string Reason, ImmutableArray<string> Missing, DraftQuote? Nearest) : RecordedAnswer;
}
