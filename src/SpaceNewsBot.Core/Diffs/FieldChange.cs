namespace SpaceNewsBot.Core.Diffs;

/// <summary>A field of a source's metadata that changed.</summary>
/// <param name="Field">Its name as front matter writes it: title, author, publisher, url or published.</param>
/// <param name="Before">What it was; null when it was missing. A day is written yyyy-MM-dd.</param>
/// <param name="After">What it is; null when it is missing.</param>
public sealed record FieldChange(string Field, string? Before, string? After);
