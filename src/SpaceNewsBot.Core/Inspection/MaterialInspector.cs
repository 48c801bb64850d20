using System.Collections.Immutable;
using SpaceNewsBot.Core.Sources;

namespace SpaceNewsBot.Core.Inspection;

/// <summary>
/// Looks through source material for orders to a language model and for what a reader doesn't see. It judges words, not
/// intentions: news about such an attack that quotes it is found too, and a moderator says what it is.
/// </summary>
public static class MaterialInspector
{
    /// <summary>The most findings that are reported of one piece of material; a moderator needs no more to decide.</summary>
    public const int MaxFindings = 20;

    /// <summary>
    /// What is suspicious in the metadata and the text: the title first, then author, publisher, address and text, each in
    /// reading order. Where there is too much, every kind keeps its first ones. Time is linear in the length.
    /// </summary>
    public static ImmutableArray<Finding> Inspect(SourceMetadata metadata, string text)
    {
        ArgumentNullException.ThrowIfNull(metadata);
        ArgumentNullException.ThrowIfNull(text);
        (string Name, string? Value)[] fields =
        [
            ("title", metadata.Title), ("author", metadata.Author), ("publisher", metadata.Publisher), ("url", metadata.Url), ("text", text),
        ];
        return
        [
            .. fields
                .SelectMany((field, order) => Find(field.Value ?? "").Select(found => (Order: order, Found: found)))
                .GroupBy(place => place.Found.Kind)
                .SelectMany(kind => kind.Take(MaxFindings).Select((place, rank) => (place, rank)))
                .OrderBy(ranked => ranked.rank)
                .ThenBy(ranked => ranked.place.Found.Kind)
                .Take(MaxFindings)
                .Select(ranked => ranked.place)
                .OrderBy(place => place.Order)
                .ThenBy(place => place.Found.Start)
                .ThenBy(place => place.Found.Kind)
                .Select(place => Describe(fields[place.Order].Name, fields[place.Order].Value!, place.Found)),
        ];
    }

    // Each finder stops at its most, so that a text made of nothing else costs no memory.
    private static IEnumerable<(FindingKind Kind, int Start, int End)> Find(string value) =>
        OfEachKind(HiddenCharacterFinder.Find(value))
            .Concat(OfEachKind(HiddenMarkupFinder.Find(value)))
            .Concat(InstructionFinder.FindTurnMarkers(value).Take(MaxFindings)
                .Concat(InstructionFinder.Find(value).Take(MaxFindings)).Select(span => (FindingKind.Instruction, span.Start, span.End)));

    private static IEnumerable<(FindingKind Kind, int Start, int End)> OfEachKind(IEnumerable<(FindingKind Kind, int Start, int End)> found)
    {
        var counts = new Dictionary<FindingKind, int>();
        foreach (var place in found)
        {
            var count = counts[place.Kind] = counts.GetValueOrDefault(place.Kind) + 1;
            if (count <= MaxFindings)
            {
                yield return place;
            }
        }
    }

    private static Finding Describe(string field, string value, (FindingKind Kind, int Start, int End) found) =>
        new(found.Kind, field, found.Start, found.End, FindingExcerpt.Of(value.AsSpan(found.Start, found.End - found.Start)));
}
