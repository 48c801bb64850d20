namespace SpaceNewsBot.Core.Sources;

/// <summary>What is known about an article beside its text. Every field may be missing.</summary>
/// <param name="Title">The headline.</param>
/// <param name="Author">The byline, as written.</param>
/// <param name="Publisher">The outlet that published it.</param>
/// <param name="Url">Its address: absolute, http or https.</param>
/// <param name="Published">The day of publication, in the outlet's own calendar.</param>
public sealed record SourceMetadata(
    string? Title = null,
    string? Author = null,
    string? Publisher = null,
    string? Url = null,
    DateOnly? Published = null);
