namespace SpaceNewsBot.Core.Sources;

/// <summary>
/// What somebody hands in to become a source or its next revision. The fields are as they were typed; the editor checks
/// them. A field that is null or blank counts as not given.
/// </summary>
/// <param name="WorkspaceId">The community whose source it is.</param>
/// <param name="Text">Plain text or Markdown; may start with front matter, a block between two lines of "---".</param>
/// <param name="By">Who hands it in: a platform's user id, or "command line".</param>
/// <param name="Reason">Why, in their words.</param>
/// <param name="Title">The headline; wins over front matter, like all that follow.</param>
/// <param name="Author">The byline.</param>
/// <param name="Publisher">The outlet.</param>
/// <param name="Url">The address: absolute, http or https.</param>
/// <param name="Published">The day of publication as year-month-day, for example 2022-03-05.</param>
public sealed record SourceMaterial(
    string WorkspaceId,
    string Text,
    string By,
    string Reason,
    string? Title = null,
    string? Author = null,
    string? Publisher = null,
    string? Url = null,
    string? Published = null);
