using SpaceNewsBot.Core.Answers;
using SpaceNewsBot.Core.Corrections;
using SpaceNewsBot.Core.Sources;

namespace SpaceNewsBot.Tests.Support;

/// <summary>A queue of corrections whose process ends at one step: before it, or when it was done and nobody knows yet.</summary>
internal sealed class FailingCorrectionLog(ICorrectionLog inner, string step, bool isDone) : ICorrectionLog
{
    public Task<IReadOnlyList<ChangedSource>> ReadChangesAsync(int limit, CancellationToken cancellationToken) =>
        inner.ReadChangesAsync(limit, cancellationToken);

    public Task<IReadOnlyList<PostedQuote>> ReadQuotesAsync(string workspaceId, string sourceId, CancellationToken cancellationToken) =>
        inner.ReadQuotesAsync(workspaceId, sourceId, cancellationToken);

    public Task<int> SettleAsync(
        IReadOnlyCollection<ChangedSource> changes,
        IReadOnlyCollection<AffectedAnswer> affected,
        CancellationToken cancellationToken) => PassAsync(nameof(SettleAsync), () => inner.SettleAsync(changes, affected, cancellationToken));

    public Task<IReadOnlyList<PendingCorrection>> ReadPendingAsync(
        CorrectionKind kind,
        IReadOnlyCollection<string>? platforms,
        int limit,
        CancellationToken cancellationToken) => inner.ReadPendingAsync(kind, platforms, limit, cancellationToken);

    public Task<bool> IsPendingAsync(PendingCorrection pending, CancellationToken cancellationToken) =>
        inner.IsPendingAsync(pending, cancellationToken);

    public Task<int> CountEditedAsync(DateTimeOffset after, CancellationToken cancellationToken) =>
        inner.CountEditedAsync(after, cancellationToken);

    public Task<bool> RecordAsync(PendingCorrection pending, AnswerRecord record, bool isNew, CancellationToken cancellationToken) =>
        PassAsync(nameof(RecordAsync), () => inner.RecordAsync(pending, record, isNew, cancellationToken));

    public Task<bool> FinishAsync(PendingCorrection pending, CorrectionOutcome outcome, CancellationToken cancellationToken) =>
        PassAsync(nameof(FinishAsync), () => inner.FinishAsync(pending, outcome, cancellationToken));

    public Task<bool> RetractAsync(string workspaceId, long answerId, string by, string reason, CancellationToken cancellationToken) =>
        inner.RetractAsync(workspaceId, answerId, by, reason, cancellationToken);

    private async Task<T> PassAsync<T>(string name, Func<Task<T>> work)
    {
        Fail(name, done: false);
        var outcome = await work();
        Fail(name, done: true);
        return outcome;
    }

    private void Fail(string name, bool done)
    {
        if (name == step && done == isDone)
        {
            throw new StoreUnavailableException("The process ends here.");
        }
    }
}
