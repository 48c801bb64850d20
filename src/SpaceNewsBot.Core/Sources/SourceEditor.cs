using System.Collections.Immutable;
using System.Globalization;
using SpaceNewsBot.Core.Inspection;

namespace SpaceNewsBot.Core.Sources;

/// <summary>
/// Changes the sources in two steps: a plan says what a change comes to (checked, cut into passages, looked through, with
/// its rows of the ledger), applying it commits all of that.
/// </summary>
/// <param name="store">Where sources are kept.</param>
/// <param name="clock">Dates the revisions.</param>
public sealed class SourceEditor(ISourceStore store, TimeProvider clock)
{
    // Somebody who takes ids as fast as we find free ones isn't waited out.
    private const int MostTries = 100;

    /// <summary>Plans a change and applies it.</summary>
    public async Task<SourceEditOutcome> EditAsync(SourceChange change, CancellationToken cancellationToken) =>
        await ApplyAsync(await PlanAsync(change, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);

    /// <summary>Says what a change comes to; writes nothing.</summary>
    public async Task<SourcePlan> PlanAsync(SourceChange change, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(change);
        if (change.Reason.Length > SourceLimits.MaxReasonLength)
        {
            return Refuse(string.Create(
                CultureInfo.InvariantCulture,
                $"The reason has {change.Reason.Length} characters and may have {SourceLimits.MaxReasonLength}: shorten it."));
        }

        return change is SourceChange.Add add
            ? await PlanAddAsync(add, cancellationToken).ConfigureAwait(false)
            : await PlanChangeAsync(change, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Does what a plan says, unless somebody else changed the source meanwhile.</summary>
    public async Task<SourceEditOutcome> ApplyAsync(SourcePlan plan, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        switch (plan)
        {
            case SourcePlan.Nothing(var outcome):
                return outcome;

            case SourcePlan.Write write:
                return await ApplyAsync(write, cancellationToken).ConfigureAwait(false);

            case SourcePlan.Remove(var change, var before, _):
                return await store.RemoveAsync(
                    change.WorkspaceId, change.SourceId, before.Number, change.By, change.Reason, cancellationToken).ConfigureAwait(false)
                    ? new SourceEditOutcome.Removed(change.SourceId)
                    : await OvertakenAsync(change.WorkspaceId, change.SourceId, before, cancellationToken).ConfigureAwait(false);

            case SourcePlan.Release(var change, var held, _):
                return await store.ReleaseAsync(
                    change.WorkspaceId, change.SourceId, held.Number, change.By, change.Reason, cancellationToken).ConfigureAwait(false)
                    ? new SourceEditOutcome.Released(change.SourceId, held.Number)
                    : await OvertakenAsync(change.WorkspaceId, change.SourceId, held, cancellationToken).ConfigureAwait(false);

            default:
                throw new ArgumentOutOfRangeException(nameof(plan));
        }
    }

    /// <summary>
    /// Tells whether the last that happened to a source is this change, by the same person for the same reason: made to the
    /// revision that the change is based on, it comes to what is there. No times are compared: a clock may jump.
    /// </summary>
    /// <returns>What it came to; null when the last that happened is another change, or nothing says what this one is based on.</returns>
    internal async Task<SourceEditOutcome?> FindDoneAsync(SourceChange change, CancellationToken cancellationToken)
    {
        if (IdIn(change) is not { } id
            || await store.FindHistoryAsync(change.WorkspaceId, id, cancellationToken).ConfigureAwait(false) is not { Steps: { Length: > 1 } steps } history
            || steps[^1] is not { } last
            || last.By != change.By || last.Reason != change.Reason
            || change.BasedOn is not { } basedOn
            || await store.FindRevisionAsync(change.WorkspaceId, id, basedOn, cancellationToken).ConfigureAwait(false) is not { } before)
        {
            return null;
        }

        var then = history with { Latest = basedOn, State = StateAfter(steps[^2]), Steps = steps[..^1] };
        switch (await PlanOnAsync(change, then, before, cancellationToken).ConfigureAwait(false))
        {
            case SourcePlan.Remove when (last.Kind, last.Revision) == (SourceStepKind.Removed, basedOn):
                return new SourceEditOutcome.Removed(id);

            case SourcePlan.Release when (last.Kind, last.Revision) == (SourceStepKind.Released, basedOn):
                return new SourceEditOutcome.Released(id, basedOn);

            case SourcePlan.Write { Commit.Revision: var planned } write
                when last.Kind is SourceStepKind.Written or SourceStepKind.Quarantined && last.Revision == planned.Number:
                var made = await store.FindRevisionAsync(change.WorkspaceId, id, last.Revision, cancellationToken).ConfigureAwait(false);
                return made is not null && made.Text == planned.Text && made.Metadata == planned.Metadata
                    ? new SourceEditOutcome.Committed(id, last.Revision) { Findings = write.Findings }
                    : null;

            default:
                return null;
        }
    }

    private static SourceState StateAfter(SourceStep step) => step.Kind switch
    {
        SourceStepKind.Removed => SourceState.Removed,
        SourceStepKind.Quarantined => SourceState.Quarantined,
        _ => SourceState.Standing,
    };

    private async Task<SourceEditOutcome> ApplyAsync(SourcePlan.Write plan, CancellationToken cancellationToken)
    {
        for (var tries = 1; ; tries++)
        {
            var revision = plan.Commit.Revision;
            switch (await store.CommitAsync(plan.Commit, cancellationToken).ConfigureAwait(false))
            {
                case CommitOutcome.Committed(var id, var number) committed:
                    return new SourceEditOutcome.Committed(id, number) { Findings = plan.Findings, LapsedReviews = committed.LapsedReviews };

                case CommitOutcome.AlreadyThere(var id) when id == revision.SourceId:
                    return Unchanged(id);

                case CommitOutcome.AlreadyThere(var id):
                    return new SourceEditOutcome.AlreadyThere(id);

                // Another process took the id just now.
                case CommitOutcome.Conflict when plan.Before is null && tries < MostTries:
                    switch (await PlanAsync(plan.Change, cancellationToken).ConfigureAwait(false))
                    {
                        case SourcePlan.Write again:
                            plan = again;
                            continue;
                        case SourcePlan.Nothing(var outcome):
                            return outcome;
                    }

                    break;

                case CommitOutcome.Conflict when plan.Before is { } before:
                    return await OvertakenAsync(revision.WorkspaceId, revision.SourceId, before, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task<SourcePlan> PlanAddAsync(SourceChange.Add change, CancellationToken cancellationToken)
    {
        switch (SourceDraft.Read(change.Material, current: null))
        {
            case SourceDraft.Refused(var reason):
                return Refuse(reason);

            case SourceDraft.Usable usable:
                var slug = SourceSlug.From(usable.Metadata.Title ?? usable.FirstLine);
                for (var copy = 1; ; copy++)
                {
                    // An id was never another source's, not even a removed one's.
                    var id = SourceSlug.WithNumber(slug, copy);
                    if (await store.FindRevisionAsync(change.WorkspaceId, id, 1, cancellationToken).ConfigureAwait(false) is null)
                    {
                        return Write(change, usable, id, before: null, answers: false, RevisionKind.Added, trusted: []);
                    }
                }

            default:
                throw new InvalidOperationException("A draft is usable or refused.");
        }
    }

    private async Task<SourcePlan> PlanChangeAsync(SourceChange change, CancellationToken cancellationToken)
    {
        var sourceId = IdIn(change)!;
        if (await store.FindHistoryAsync(change.WorkspaceId, sourceId, cancellationToken).ConfigureAwait(false) is not { } history
            || await store.FindRevisionAsync(change.WorkspaceId, sourceId, history.Latest, cancellationToken).ConfigureAwait(false) is not { } latest)
        {
            return new SourcePlan.Nothing(NoSuchSource(sourceId));
        }

        if (history.State == SourceState.Removed && change is not (SourceChange.Restore or SourceChange.RollBack))
        {
            return Refuse($"The source \"{sourceId}\" was removed: restore it first.");
        }

        if (change.BasedOn is { } seen && seen != history.Latest)
        {
            return await store.FindRevisionAsync(change.WorkspaceId, sourceId, seen, cancellationToken).ConfigureAwait(false) is { } basedOn
                ? new SourcePlan.Nothing(new SourceEditOutcome.Conflict(new SourceConflict(basedOn, latest)))
                : Refuse(NoRevision(sourceId, seen, history.Latest));
        }

        return await PlanOnAsync(change, history, latest, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>What a change comes to that is made to a source as it is, or was.</summary>
    private async Task<SourcePlan> PlanOnAsync(SourceChange change, SourceHistory history, SourceRevision latest, CancellationToken cancellationToken)
    {
        var sourceId = history.SourceId;
        return change switch
        {
            SourceChange.Update update => Revise(change, SourceDraft.Read(update.Material, latest), history, latest, RevisionKind.Updated),
            SourceChange.Replace replace => PlanReplace(replace, history, latest),
            SourceChange.Edit edit => PlanEdit(edit, history, latest),
            SourceChange.RollBack back => await PlanRollBackAsync(back, history, latest, cancellationToken).ConfigureAwait(false),
            SourceChange.Restore when history.State != SourceState.Removed =>
                Refuse($"The source \"{sourceId}\" was never removed, or is restored already: there is nothing to restore."),
            SourceChange.Restore => Repeat(change, latest, history, latest, RevisionKind.Restored),
            SourceChange.Remove remove => new SourcePlan.Remove(remove, latest, history.State == SourceState.Standing),
            SourceChange.Release when history.State != SourceState.Quarantined =>
                Refuse($"The source \"{sourceId}\" isn't in quarantine: there is nothing to release."),
            SourceChange.Release release => new SourcePlan.Release(release, latest, MaterialInspector.Inspect(latest.Metadata, latest.Text)),
            _ => throw new ArgumentOutOfRangeException(nameof(change)),
        };
    }

    private SourcePlan PlanReplace(SourceChange.Replace change, SourceHistory history, SourceRevision latest)
    {
        if (change.Old.Length > ReplacedWords.MaxLength)
        {
            return Refuse(string.Create(
                CultureInfo.InvariantCulture,
                $"The words to replace have {change.Old.Length} characters and may have {ReplacedWords.MaxLength}: update the whole text instead."));
        }

        if (string.IsNullOrWhiteSpace(change.Old))
        {
            return Refuse("There is nothing to replace: copy the words that are to go from the source's text.");
        }

        return ReplacedWords.FindAll(latest.Text, change.Old) switch
        {
            [] => Refuse($"These words don't stand in the source \"{change.SourceId}\": copy them from its text."),
            [var place] => Revise(
                change,
                SourceDraft.ReadBare(
                    string.Concat(latest.Text.AsSpan(0, place.Start), change.New, latest.Text.AsSpan(place.End)), NoFields(change), [], latest),
                history,
                latest,
                RevisionKind.Updated),
            { Count: var count } => Refuse(string.Create(
                CultureInfo.InvariantCulture,
                $"These words stand {count} times in the source \"{change.SourceId}\": give the whole sentence, so that only one is meant.")),
        };
    }

    private SourcePlan PlanEdit(SourceChange.Edit change, SourceHistory history, SourceRevision latest)
    {
        var unknown = change.Clear.FirstOrDefault(name => !MetadataFields.Names.Contains(name));
        return unknown is null
            ? Revise(change, SourceDraft.ReadBare(latest.Text, change.Fields, change.Clear, latest), history, latest, RevisionKind.Edited)
            : Refuse($"There is no field \"{unknown}\" to clear: there are {string.Join(", ", MetadataFields.Names)}.");
    }

    private async Task<SourcePlan> PlanRollBackAsync(
        SourceChange.RollBack change,
        SourceHistory history,
        SourceRevision latest,
        CancellationToken cancellationToken)
    {
        var target = await store.FindRevisionAsync(change.WorkspaceId, change.SourceId, change.Revision, cancellationToken).ConfigureAwait(false);
        return target is null ? Refuse(NoRevision(change.SourceId, change.Revision, history.Latest))
            : history.State == SourceState.Removed ? Refuse($"The source \"{change.SourceId}\" was removed: restore it first.")
            : target.Number == latest.Number ? Refuse($"Revision {target.Number} of \"{change.SourceId}\" is the last one already: choose an earlier one from its history.")
            : Repeat(change, target, history, latest, RevisionKind.RolledBack);
    }

    private SourcePlan Repeat(SourceChange change, SourceRevision model, SourceHistory history, SourceRevision latest, RevisionKind kind) =>
        Revise(change, new SourceDraft.Usable(model.Text, model.Metadata, model.Passages), history, latest, kind, model);

    private SourcePlan Revise(
        SourceChange change,
        SourceDraft draft,
        SourceHistory history,
        SourceRevision latest,
        RevisionKind kind,
        SourceRevision? model = null)
    {
        switch (draft)
        {
            case SourceDraft.Refused(var reason):
                return Refuse(reason);

            case SourceDraft.Usable usable
                when history.State != SourceState.Removed && usable.Text == latest.Text && usable.Metadata == latest.Metadata:
                return new SourcePlan.Nothing(Unchanged(latest.SourceId));

            case SourceDraft.Usable usable:
                // What a moderator has let through before needn't be looked at again.
                var trusted = new[] { latest, model }.OfType<SourceRevision>().Where(r => Stood(history, r.Number));
                return Write(change, usable, latest.SourceId, latest, history.State == SourceState.Standing, kind, trusted);

            default:
                throw new InvalidOperationException("A draft is usable or refused.");
        }
    }

    private SourcePlan.Write Write(
        SourceChange change,
        SourceDraft.Usable draft,
        string sourceId,
        SourceRevision? before,
        bool answers,
        RevisionKind kind,
        IEnumerable<SourceRevision> trusted)
    {
        var commit = draft.ToCommit(change, sourceId, (before?.Number ?? 0) + 1, kind, clock.GetUtcNow());
        var known = trusted
            .SelectMany(r => MaterialInspector.Inspect(r.Metadata, r.Text))
            .Select(f => (f.Kind, f.Excerpt))
            .ToHashSet();
        var findings = MaterialInspector.Inspect(draft.Metadata, draft.Text);
        ImmutableArray<Finding> unknown = [.. findings.Where(f => !known.Contains((f.Kind, f.Excerpt)))];
        return new SourcePlan.Write(change, commit with { IsQuarantined = !unknown.IsEmpty }, before, answers, unknown.IsEmpty ? [] : unknown);
    }

    private static bool Stood(SourceHistory history, int revision) =>
        history.Steps.Any(s => s.Revision == revision && s.Kind is SourceStepKind.Written or SourceStepKind.Released);

    /// <summary>Somebody else was quicker: what they made of the source.</summary>
    private async Task<SourceEditOutcome> OvertakenAsync(
        string workspaceId,
        string sourceId,
        SourceRevision basedOn,
        CancellationToken cancellationToken)
    {
        var history = await store.FindHistoryAsync(workspaceId, sourceId, cancellationToken).ConfigureAwait(false);
        return history is { State: not SourceState.Removed } && history.Latest != basedOn.Number
            && await store.FindRevisionAsync(workspaceId, sourceId, history.Latest, cancellationToken).ConfigureAwait(false) is { } current
                ? new SourceEditOutcome.Conflict(new SourceConflict(basedOn, current))
                : new SourceEditOutcome.Rejected($"Somebody else changed the source \"{sourceId}\" at the same time: look at its history, then decide again.");
    }

    /// <summary>The source that a change is made to; null for a new one.</summary>
    internal static string? IdIn(SourceChange change) => change switch
    {
        SourceChange.Add => null,
        SourceChange.Update update => update.SourceId,
        SourceChange.Replace replace => replace.SourceId,
        SourceChange.Edit edit => edit.SourceId,
        SourceChange.RollBack back => back.SourceId,
        SourceChange.Remove remove => remove.SourceId,
        SourceChange.Restore restore => restore.SourceId,
        SourceChange.Release release => release.SourceId,
        _ => throw new ArgumentOutOfRangeException(nameof(change)),
    };

    private static SourceMaterial NoFields(SourceChange change) => new(change.WorkspaceId, "", change.By, change.Reason);

    private static SourcePlan.Nothing Refuse(string reason) => new(new SourceEditOutcome.Rejected(reason));

    private static string NoRevision(string sourceId, int revision, int latest) => string.Create(
        CultureInfo.InvariantCulture,
        $"The source \"{sourceId}\" has no revision {revision}: it has 1 to {latest}.");

    private static SourceEditOutcome.Rejected NoSuchSource(string sourceId) => new(
        $"There is no source \"{sourceId}\": the list of sources shows the ids.");

    private static SourceEditOutcome.Rejected Unchanged(string sourceId) => new(
        $"The source \"{sourceId}\" already has this text and metadata: nothing to update.");
}
