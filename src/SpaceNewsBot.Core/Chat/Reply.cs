using System.Collections.Immutable;
using SpaceNewsBot.Core.Answers;
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
}
