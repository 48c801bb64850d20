using System.Collections.Immutable;
using SpaceNewsBot.Core.Diffs;
using SpaceNewsBot.Core.Inspection;

namespace SpaceNewsBot.Core.Previews;

/// <summary>What a planned change of a source would do, before it is made. Every text in it is foreign: to be escaped and cut.</summary>
/// <param name="WorkspaceId">The community whose source it is.</param>
/// <param name="SourceId">The source.</param>
/// <param name="Kind">What would be done.</param>
/// <param name="Revision">The number of the source's last revision afterwards.</param>
/// <param name="AnswersBefore">Whether the source answers questions now.</param>
/// <param name="AnswersAfter">Whether it would answer; a revision in quarantine doesn't, nor what was removed.</param>
/// <param name="Diff">What changes in the text since the last revision; nothing for a removal and a release.</param>
/// <param name="Metadata">The fields that change.</param>
/// <param name="Findings">Why the revision goes into quarantine, or what a release lets through.</param>
/// <param name="Effect">What changes at once.</param>
/// <param name="OnceReleased">What changes when the revision is released from quarantine; null when it doesn't go into it.</param>
public sealed record SourcePreview(
    string WorkspaceId,
    string SourceId,
    SourcePreviewKind Kind,
    int Revision,
    bool AnswersBefore,
    bool AnswersAfter,
    DiffExcerpt Diff,
    ImmutableArray<FieldChange> Metadata,
    BoundedList<Finding> Findings,
    PreviewedEffect Effect,
    PreviewedEffect? OnceReleased);
