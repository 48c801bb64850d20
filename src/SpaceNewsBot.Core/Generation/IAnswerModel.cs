namespace SpaceNewsBot.Core.Generation;

/// <summary>A language model that drafts answers. Nobody trusts what it says.</summary>
public interface IAnswerModel
{
    /// <summary>
    /// What the drafts depend on beside the request: the model's name and a fingerprint of its prompt. Drafts of another
    /// version aren't used again.
    /// </summary>
    string Version { get; }

    /// <summary>Drafts an answer. Timeouts, refusals and faults of the endpoint are outcomes, not exceptions.</summary>
    /// <param name="request">The question and the passages.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<ModelOutcome> DraftAsync(DraftRequest request, CancellationToken cancellationToken);
}
