namespace SpaceNewsBot.Core.Sources;

/// <summary>Finds sources while their id is being typed.</summary>
public interface ISourceSuggestions
{
    /// <summary>
    /// The sources of a workspace that weren't removed and have the typed words in their id or title, by id. Throws
    /// <see cref="StoreUnavailableException"/> when the store can't be used.
    /// </summary>
    /// <param name="workspaceId">Whose sources.</param>
    /// <param name="typed">What was typed so far; with nothing, all of them are found. Upper and lower case don't matter.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<IReadOnlyList<SourceSuggestion>> SuggestAsync(string workspaceId, string typed, int limit, CancellationToken cancellationToken);
}
