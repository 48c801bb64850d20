namespace SpaceNewsBot.Core.Sources;

/// <summary>A source that is offered while its id is being typed.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Its title; null when it has none.</param>
public sealed record SourceSuggestion(string Id, string? Title);
