using System.Collections.Immutable;
using System.Globalization;
using SpaceNewsBot.Core.Sources;

namespace SpaceNewsBot.Core.Diffs;

/// <summary>Tells which fields of a source's metadata changed.</summary>
public static class MetadataDiff
{
    /// <summary>The changed fields, in the order title, author, publisher, url, published.</summary>
    public static ImmutableArray<FieldChange> Compare(SourceMetadata before, SourceMetadata after)
    {
        FieldChange[] fields =
        [
            new(MetadataFields.Title, before.Title, after.Title),
            new(MetadataFields.Author, before.Author, after.Author),
            new(MetadataFields.Publisher, before.Publisher, after.Publisher),
            new(MetadataFields.Url, before.Url, after.Url),
            new(MetadataFields.Published, Write(before.Published), Write(after.Published)),
        ];
        return [.. fields.Where(field => !string.Equals(field.Before, field.After, StringComparison.Ordinal))];
    }

    private static string? Write(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
