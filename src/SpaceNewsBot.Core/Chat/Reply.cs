using System.Collections.Immutable;
using SpaceNewsBot.Core.Answers;
using SpaceNewsBot.Core.Citations;
using SpaceNewsBot.Core.Corrections;
using SpaceNewsBot.Core.Diffs;
using SpaceNewsBot.Core.Events;
using SpaceNewsBot.Core.Previews;
using SpaceNewsBot.Core.Sources;

namespace SpaceNewsBot.Core.Chat;

/// <summary>All that can be posted: an answer, data of the store, or a text of the bot's own. Renderers take this and nothing else.</summary>
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

        /// <summary>The question as it was understood, a user's words: to be escaped; null where it stands beside the answer anyway.</summary>
        public string? Question { get; init; }
    }

    /// <summary>What answers are drawn from. Titles and names are a source's words: to be escaped like every quote.</summary>
    /// <param name="Sources">At least one in a chat.</param>
    public sealed record OfSources(ImmutableArray<Source> Sources) : Reply;

    /// <summary>One of the bot's own texts.</summary>
    /// <param name="Text">Which.</param>
    public sealed record OfText(ReplyText Text) : Reply;

    /// <summary>A sentence that Core composed. Words of users and sources may stand in it: to be escaped like every quote.</summary>
    public sealed record OfNotice : Reply
    {
        internal OfNotice(string sentence) => Sentence = sentence;

        /// <summary>The sentence.</summary>
        public string Sentence { get; }
    }

    /// <summary>Nothing was done: the input can't be used, or the right for it is missing. Words of users may stand in it.</summary>
    public sealed record OfRefusal : Reply
    {
        internal OfRefusal(string sentence) => Sentence = sentence;

        /// <summary>What is wrong, and what to do.</summary>
        public string Sentence { get; }
    }

    /// <summary>Rows of strings, which may hold words of users and sources.</summary>
    /// <param name="Table">The rows.</param>
    public sealed record OfTable(ReplyTable Table) : Reply;

    /// <summary>One revision of a source.</summary>
    /// <param name="Revision">The revision.</param>
    /// <param name="TextOnly">Whether the bare text is wanted, without metadata and passages.</param>
    public sealed record OfSource(SourceRevision Revision, bool TextOnly) : Reply
    {
        /// <summary>Whether the source answers; an earlier revision is shown as what it was.</summary>
        public SourceState State { get; init; }
    }

    /// <summary>What changed between two revisions.</summary>
    /// <param name="Diff">Words of the source, to be escaped.</param>
    public sealed record OfDiff(RevisionDiff Diff) : Reply;

    /// <summary>What a change would do; it was not made.</summary>
    /// <param name="Preview">The effects; every text in it is to be escaped.</param>
    public sealed record OfPreview(SourcePreview Preview) : Reply
    {
        /// <summary>The number under which the change waits to be confirmed; null where it was only to be looked at.</summary>
        public long? ProposalId { get; init; }

        /// <summary>How to have it made, in a sentence; null where it was only to be looked at.</summary>
        public string? Advice => ProposalId is { } id
            ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"/confirm {id} makes this change, /cancel {id} drops it.")
            : null;
    }

    /// <summary>The quotes of a posted answer where they stand.</summary>
    /// <param name="AnswerId">The answer's number.</param>
    /// <param name="Question">The question as it was understood; a user's words: to be escaped.</param>
    /// <param name="Quotes">In the order in which the answer numbers them; none when the answer quotes nothing.</param>
    public sealed record OfEvidence(long AnswerId, string Question, ImmutableArray<QuoteInContext> Quotes) : Reply;

    /// <summary>Rows of the ledger.</summary>
    /// <param name="Events">May be empty.</param>
    public sealed record OfEvents(ImmutableArray<Event> Events) : Reply
    {
        /// <summary>The sentence that is said in place of no rows.</summary>
        public string WhenEmpty { get; init; } = "The ledger is empty: no source tells of an event.";
    }

    /// <summary>What became of a change of a source.</summary>
    /// <param name="Outcome">The outcome.</param>
    public sealed record OfEdit(SourceEditOutcome Outcome) : Reply
    {
        /// <summary>What somebody else made of the source meanwhile; null when nobody did.</summary>
        public RevisionDiff? Overtaken { get; init; }

        /// <summary>Why nothing was written, in a sentence; null when something was, or was there already.</summary>
        public string? Refusal => Outcome switch
        {
            SourceEditOutcome.Rejected(var reason) => reason,
            SourceEditOutcome.Conflict({ Current: var current }) =>
                $"Somebody else changed the source \"{current.SourceId}\" meanwhile: look at its revision {current.Number}, then repeat the change.",
            _ => null,
        };

        /// <summary>That what was written waits in quarantine, in a sentence; null when it answers.</summary>
        public string? Quarantine => Outcome is SourceEditOutcome.Committed { Findings.IsEmpty: false, SourceId: var id }
            ? $"The source \"{id}\" holds instruction-like or hidden text, so it answers nothing until a moderator releases it."
            : null;

        /// <summary>That reviews of the ledger lapse, in a sentence; null when none does.</summary>
        public string? Lapses => Outcome is SourceEditOutcome.Committed { LapsedReviews: > 0 and var count }
            ? count == 1
                ? "1 row of the ledger that moderators corrected lapses, since the source doesn't say it any more: events reviews shows it."
                : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{count} rows of the ledger that moderators corrected lapse, since the source doesn't say them any more: events reviews shows them.")
            : null;
    }

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
    public sealed record OfRetraction(long AnswerId, string Question, DateTimeOffset When, string Reason) : Reply
    {
        /// <summary>What the answer claimed, in the order in which it did: shown struck out. To be escaped.</summary>
        public ImmutableArray<string> Claims { get; init; } = [];
    }
}
