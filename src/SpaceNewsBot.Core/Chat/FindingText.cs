using System.Collections.Immutable;
using System.Globalization;
using SpaceNewsBot.Core.Inspection;
using SpaceNewsBot.Core.Sources;

namespace SpaceNewsBot.Core.Chat;

/// <summary>Says on every surface what was found in material. The excerpt is foreign: to be escaped.</summary>
public static class FindingText
{
    private const int MaxShown = 5;

    /// <summary>A finding on one line.</summary>
    public static string Describe(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        var kind = finding.Kind switch
        {
            FindingKind.Instruction => "Instruction-like words",
            FindingKind.HiddenCharacters => "Hidden characters",
            FindingKind.BidirectionalControl => "Characters that turn the direction of writing",
            FindingKind.HiddenMarkup => "Hidden markup",
            FindingKind.Exfiltration => "An image that would give words away",
            _ => throw new ArgumentOutOfRangeException(nameof(finding)),
        };
        return $"{kind} in the {finding.Field}: “{VisibleText.Of(finding.Excerpt)}”";
    }

    /// <summary>The first findings that put a revision into quarantine, one a line, and where the others are shown; empty where none did.</summary>
    public static ImmutableArray<string> Summarize(SourceEditOutcome outcome)
    {
        if (outcome is not SourceEditOutcome.Committed { Findings: var findings, SourceId: var id })
        {
            return [];
        }

        var more = findings.Length - MaxShown;
        return
        [
            .. findings.Take(MaxShown).Select(Describe),
            .. more > 0 ? [string.Create(CultureInfo.InvariantCulture, $"And {more} more: sources release {id} --dry-run shows them.")] : Array.Empty<string>(),
        ];
    }
}
