using SpaceNewsBot.Core.Workspaces;

namespace SpaceNewsBot.Core.Previews;

/// <summary>
/// The golden questions of each workspace. Every change is written together with its entry in the audit log. Every member
/// throws <see cref="Sources.StoreUnavailableException"/> when the store can't be used.
/// </summary>
public interface IGoldenQuestions
{
    /// <summary>
    /// Adds a question. Refused are: no words, more than <see cref="Answers.Question.MaxLength"/> characters, a source that
    /// neither the workspace nor the default one has, a question that is there already, and one beyond
    /// <see cref="GoldenLimits.MaxQuestions"/>.
    /// </summary>
    /// <param name="workspaceId">The community.</param>
    /// <param name="question">As typed; blanks around it are dropped.</param>
    /// <param name="expectedSource">The source that the answer has to cite; null when the bot has to abstain.</param>
    /// <param name="by">Who adds it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<GoldenOutcome> AddAsync(string workspaceId, string question, string? expectedSource, Actor by, CancellationToken cancellationToken);

    /// <summary>A workspace's golden questions, oldest first.</summary>
    Task<IReadOnlyList<GoldenQuestion>> ListAsync(string workspaceId, CancellationToken cancellationToken);

    /// <summary>Removes a question; false when the workspace has none of this number.</summary>
    Task<bool> RemoveAsync(string workspaceId, long id, Actor by, CancellationToken cancellationToken);
}
