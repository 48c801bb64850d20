using System.Collections.Immutable;
using SpaceNewsBot.Core.Citations;

namespace SpaceNewsBot.Core.Answers;

/// <summary>An answer in the form in which it can be stored and has to be verified again when read.</summary>
public abstract record RecordedAnswer
{
    private RecordedAnswer()
    {
    }

    /// <summary>The form of an answer in which it can be stored.</summary>
    public static RecordedAnswer From(Answer answer) => answer switch
    {
        GroundedAnswer grounded => new Grounded(new DraftAnswer(
            [.. grounded.Claims.Select(claim => new DraftClaim(
                claim.Text,
                [.. claim.Citations.Select(number => Quote(grounded.Citations[number - 1]))]))],
            grounded.Missing)),
        Abstention abstention => new Abstained(
            abstention.Reason,
            abstention.Missing,
            abstention.Nearest is { } nearest ? Quote(nearest) : null),
        _ => throw new ArgumentOutOfRangeException(nameof(answer)),
    };

    private static DraftQuote Quote(Citation citation) =>
        new(citation.WorkspaceId, citation.SourceId, citation.Revision, citation.Quote, citation.Start);

    /// <summary>A grounded answer: its claims with the quotes that each rests on.</summary>
    /// <param name="Draft">To be verified again.</param>
    public sealed record Grounded(DraftAnswer Draft) : RecordedAnswer;

    /// <summary>An abstention.</summary>
    /// <param name="Reason">One sentence for the person who asked.</param>
    /// <param name="Missing">What was asked for and isn't in the sources.</param>
    /// <param name="Nearest">The passage that came nearest; null when there was none.</param>
    public sealed record Abstained(string Reason, ImmutableArray<string> Missing, DraftQuote? Nearest) : RecordedAnswer;
}
