using System.Collections.Immutable;
using SpaceNewsBot.Core.Answers;
using SpaceNewsBot.Core.Corrections;
using SpaceNewsBot.Core.Sources;

namespace SpaceNewsBot.Core.Chat;

/// <summary>All that can be posted: an answer, the list of sources, or one of a fixed set of texts. Renderers take this and nothing else.</summary>
public abstract record Reply
{
    private Reply()
    {
    }

    /// <summary>The outcome of a question.</summary>
    /// <param name="Outcome">The answer or abstention.</param>
    public sealed record OfAnswer(Answer Outcome) : Reply
    {
        /// <summary>
        /// Whether it takes the place of an answer that no longer stood on the sources: parts that were sent belong to that one.
        /// </summary>
        public bool IsAnew { get; init; }
    }

    /// <summary>What answers are drawn from. Titles and names are a source's words: to be escaped like every quote.</summary>
    /// <param name="Sources">At least one.</param>
    public sealed record OfSources(ImmutableArray<Source> Sources) : Reply;

    /// <summary>One of the bot's own texts.</summary>
    /// <param name="Text">Which.</param>
    public sealed record OfText(ReplyText Text) : Reply;

    /// <summary>A posted answer's question, answered anew because a source changed.</summary>
    /// <param name="AnswerId">The answer's number.</param>
    /// <param name="Question">The question as it was understood; a user's words: to be escaped.</param>
    /// <param name="When">When the source changed.</param>
    /// <param name="What">How it changed.</param>
    /// <param name="Outcome">The new answer or abstention.</param>
    public sealed record OfCorrection(long AnswerId, string Question, DateTimeOffset When, SourceShift What, Answer Outcome) : Reply;

    /// <summary>What stands in the place of a posted answer that a moderator took back.</summary>
    /// <param name="AnswerId">The answer's number.</param>
    /// <param name="Question">The question as it was understood; a user's words: to be escaped.</param>
    /// <param name="When">When it was taken back.</param>
    /// <param name="Reason">Why, in the moderator's words: to be escaped.</param>
    public sealed record OfRetraction(long AnswerId, string Question, DateTimeOffset When, string Reason) : Reply;
}
