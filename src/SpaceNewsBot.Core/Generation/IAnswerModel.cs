using System.Collections.Immutable;

namespace SpaceNewsBot.Core.Generation;

/// <summary>
/// A language model. Nobody trusts what it says: its drafts are checked, its questions are only asked, and its rows only
/// proposed. Timeouts, refusals and faults of the endpoint are outcomes, not exceptions.
/// </summary>
public interface IAnswerModel
{
    /// <summary>
    /// What its answers depend on beside the request: the model's name and a fingerprint of the prompts. What another
    /// version said isn't used again.
    /// </summary>
    string Version { get; }

    /// <summary>Drafts an answer.</summary>
    /// <param name="request">The question and the passages.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<ModelOutcome<ModelDraft>> DraftAsync(DraftRequest request, CancellationToken cancellationToken);

    /// <summary>Writes a follow-up out as a question that is understood by itself.</summary>
    /// <param name="request">The follow-up and what was said before.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<ModelOutcome<string>> RewriteAsync(RewriteRequest request, CancellationToken cancellationToken);

    /// <summary>Proposes rows of the ledger.</summary>
    /// <param name="passages">The passages to read.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<ModelOutcome<ImmutableArray<ModelEvent>>> ProposeEventsAsync(ImmutableArray<NumberedPassage> passages, CancellationToken cancellationToken);
}
