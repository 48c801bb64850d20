using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SpaceNewsBot.Core.Answers;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Core.Sources;

namespace SpaceNewsBot.Core.Corrections;

/// <summary>
/// Corrects posted answers after a source changed. Each step is durable before the next begins: the change is on a list, the
/// touched answers are queued as it leaves the list, the new answer is recorded, the message is edited, the correction leaves
/// the queue. Whoever is killed in between repeats the last step, and an edit that is repeated does no harm. Safe for several
/// passes at a time, each on its own platforms.
/// </summary>
/// <param name="log">What changed, and what waits to be told.</param>
/// <param name="sources">The sources as they are now.</param>
/// <param name="answer">Answers a question: <see cref="QuestionAnswerer.AnswerAsync"/>.</param>
/// <param name="turns">Keeps corrections of old answers from messages whose question is being edited.</param>
/// <param name="options">How many, and whether at all.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Gets ids and counts.</param>
public sealed partial class Corrector(
    ICorrectionLog log,
    ISourceStore sources,
    Func<Question, CancellationToken, Task<AnsweredQuestion>> answer,
    ReplyTurns turns,
    IOptions<CorrectionOptions> options,
    TimeProvider time,
    ILogger<Corrector> logger) : IDisposable
{
    private const int ChangesAtOnce = 200;

    // A source that changes between answer and record makes the answer outdated; so often in a row is no accident, and the
    // next pass comes a little later.
    private const int MostAttempts = 20;

    // A message that a platform takes for malformed would otherwise stay in front of all others for ever.
    private const int MostFailures = 5;

    private static readonly TimeSpan Window = TimeSpan.FromHours(1);

    private readonly SemaphoreSlim gate = new(1, 1);
    private readonly ConcurrentDictionary<long, int> failures = [];
    private int underWay;

    private enum Step
    {
        Edited,
        Flagged,
        Unneeded,
        Again,
        Failed,
    }

    /// <summary>Looks through what changed, then corrects as many posted answers as the hour's bound lets it.</summary>
    /// <param name="platforms">The ways out; what was posted elsewhere waits for a pass that has its platform.</param>
    /// <param name="cancellationToken">Ends the pass; the next one goes on where it was.</param>
    /// <exception cref="StoreUnavailableException">The store can't be used; what was done before stays done.</exception>
    public async Task<CorrectionPass> RunAsync(IReadOnlyCollection<IChatPlatform> platforms, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(platforms);
        var byName = platforms.ToDictionary(p => p.Name, StringComparer.Ordinal);
        var pass = new CorrectionPass(await FindAsync(cancellationToken), 0, 0, 0);

        // A retraction is a moderator's word, and waits for no bound.
        pass = await WorkAsync(CorrectionKind.Retraction, byName, pass, cancellationToken);
        return await WorkAsync(CorrectionKind.Change, byName, pass, cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose() => gate.Dispose();

    /// <summary>Queues the answers that changes touch. How many.</summary>
    private async Task<int> FindAsync(CancellationToken cancellationToken)
    {
        var found = 0;
        await gate.WaitAsync(cancellationToken);
        try
        {
            while (await log.ReadChangesAsync(ChangesAtOnce, cancellationToken) is { Count: > 0 } changes)
            {
                foreach (var ofSource in changes.GroupBy(c => (c.WorkspaceId, c.SourceId)))
                {
                    var (workspace, source) = ofSource.Key;
                    var answering = await sources.FindAsync(workspace, source, cancellationToken);
                    var affected = CorrectionFinder.Find(
                        await log.ReadQuotesAsync(workspace, source, cancellationToken), answering, ofSource.Select(c => c.Sentence).OfType<string>());
                    found += await log.SettleAsync([.. ofSource], affected, cancellationToken);
                }
            }
        }
        finally
        {
            gate.Release();
        }

        if (found > 0)
        {
            LogFound(found);
        }

        return found;
    }

    private async Task<CorrectionPass> WorkAsync(
        CorrectionKind kind,
        Dictionary<string, IChatPlatform> platforms,
        CorrectionPass pass,
        CancellationToken cancellationToken)
    {
        var flagOnly = kind == CorrectionKind.Change && options.Value.FlagOnly;
        var failed = new HashSet<long>();
        var attempts = 0;
        while (true)
        {
            if (kind == CorrectionKind.Change && !flagOnly && !await TryTakePlaceAsync(cancellationToken))
            {
                return pass;
            }

            try
            {
                // Flagging takes no platform.
                var candidates = await log.ReadPendingAsync(kind, flagOnly ? null : platforms.Keys, failed.Count + 1, cancellationToken);
                if (candidates.FirstOrDefault(c => !failed.Contains(c.Id)) is not { } pending)
                {
                    return pass;
                }

                Step step;
                using (await turns.TakeAsync(pending.Answer.Record.InboxItemId, cancellationToken))
                {
                    step = await TryStepAsync(pending, flagOnly, platforms, cancellationToken);
                }

                attempts = step == Step.Again ? attempts + 1 : 0;
                step = attempts == MostAttempts ? Step.Failed : step;
                pass = step switch
                {
                    Step.Edited => pass with { Edited = pass.Edited + 1 },
                    Step.Flagged => pass with { Flagged = pass.Flagged + 1 },
                    Step.Failed => pass with { Failed = pass.Failed + 1 },
                    _ => pass,
                };
                if (step == Step.Failed)
                {
                    failed.Add(pending.Id);
                }
            }
            finally
            {
                if (kind == CorrectionKind.Change && !flagOnly)
                {
                    Interlocked.Decrement(ref underWay);
                }
            }
        }
    }

    /// <summary>Takes one of the hour's places; false when all are taken. Places of edits under way count.</summary>
    private async Task<bool> TryTakePlaceAsync(CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken);
        try
        {
            var edited = await log.CountEditedAsync(time.GetUtcNow() - Window, cancellationToken);
            if (edited + Volatile.Read(ref underWay) >= options.Value.MaxPerHour)
            {
                return false;
            }

            Interlocked.Increment(ref underWay);
            return true;
        }
        finally
        {
            gate.Release();
        }
    }

    private async Task<Step> TryStepAsync(
        PendingCorrection pending,
        bool flagOnly,
        Dictionary<string, IChatPlatform> platforms,
        CancellationToken cancellationToken)
    {
        try
        {
            var step = await StepAsync(pending, flagOnly, platforms, cancellationToken);
            failures.TryRemove(pending.Id, out _);
            return step;
        }
        catch (Exception fault) when (fault is not StoreUnavailableException && !cancellationToken.IsCancellationRequested)
        {
            // A fault's message may hold words of the question.
            var count = failures.AddOrUpdate(pending.Id, 1, static (_, known) => known + 1);
            LogFault(pending.Id, count, fault.GetType().Name);
            if (count < MostFailures)
            {
                return Step.Failed;
            }

            failures.TryRemove(pending.Id, out _);
            return await FlagAsync(pending, "The message couldn't be edited, time and again.", cancellationToken);
        }
    }

    private async Task<Step> StepAsync(
        PendingCorrection pending,
        bool flagOnly,
        Dictionary<string, IChatPlatform> platforms,
        CancellationToken cancellationToken)
    {
        if (pending.MessageIds.Count == 0)
        {
            return await FinishAsync(pending, new CorrectionOutcome.Unneeded(), cancellationToken);
        }

        var (id, question) = (pending.Answer.Record.InboxItemId, pending.Answer.Record.Question);
        if (pending is PendingCorrection.Retraction retraction)
        {
            // Since it was read, the question may have been edited: then there is nothing to take back. Recording a new answer
            // sees to that for the others.
            if (!await log.IsPendingAsync(pending, cancellationToken))
            {
                return Step.Again;
            }

            var reply = new Reply.OfRetraction(id, question, retraction.At, retraction.Reason)
            {
                Claims = pending.Answer.Record.Answer is RecordedAnswer.Grounded(var draft) ? [.. draft.Claims.Select(c => c.Text)] : [],
            };
            return await EditAsync(pending, reply, retraction.Reason, platforms, cancellationToken);
        }

        var change = (PendingCorrection.Change)pending;
        var (shift, at) = await ReadShiftAsync(change, cancellationToken);
        var detail = $"Source {shift.SourceId} {shift.Sentence}.";
        if (flagOnly)
        {
            return await FlagAsync(pending, $"{detail} The settings say that answers are only flagged.", cancellationToken);
        }

        var (isRecorded, isNew, renewed) = await AnswerAnewAsync(change, cancellationToken);
        return isRecorded switch
        {
            false => Step.Again,
            true when !isNew => await FinishAsync(pending, new CorrectionOutcome.Unneeded(), cancellationToken),
            true => await EditAsync(pending, new Reply.OfCorrection(id, question, at, shift, renewed), detail, platforms, cancellationToken),
        };
    }

    /// <summary>
    /// Answers the question from the sources as they are now, and records that. An answer of a paused workspace is answered
    /// anew too: the pause keeps new questions from being answered, and what was posted before it must not go on quoting what
    /// the source doesn't say any more.
    /// </summary>
    private async Task<(bool IsRecorded, bool IsNew, Answer Answer)> AnswerAnewAsync(PendingCorrection.Change change, CancellationToken cancellationToken)
    {
        var old = change.Answer.Record;

        // As it was understood then: what preceded it in the conversation is no longer the last question.
        var question = new Question(old.WorkspaceId, old.Question) { Choice = change.Answer.Asked.Choice };
        var answered = await answer(question, cancellationToken);
        var renewed = RecordedAnswer.From(answered.Answer);
        if (!AnswerWords.AreSame(old.Answer, renewed) && AnswerWords.QuoteTheSame(old.Answer, renewed))
        {
            // What was said in another language, before the setting was changed, is no other answer for that.
            foreach (var language in ChatLanguage.All.Where(l => l != ChatLanguage.Current))
            {
                var told = await ChatLanguage.InAsync(language, () => answer(question, cancellationToken));
                if (RecordedAnswer.From(told.Answer) is var same && AnswerWords.AreSame(old.Answer, same))
                {
                    (answered, renewed) = (told, same);
                    break;
                }
            }
        }

        // What was recorded before a kill may not have reached the chat.
        var isNew = change.IsRecorded || !AnswerWords.AreSame(old.Answer, renewed);

        // The time stays that of the question's answer: a correction makes an old question no part of today's talk.
        var isRecorded = await log.RecordAsync(change, old with { Answer = renewed }, isNew, cancellationToken);
        return (isRecorded, isNew, answered.Answer);
    }

    private async Task<Step> EditAsync(
        PendingCorrection pending,
        Reply reply,
        string detail,
        Dictionary<string, IChatPlatform> platforms,
        CancellationToken cancellationToken)
    {
        var conversation = pending.Answer.Conversation;
        return await platforms[conversation.Platform].EditAsync(pending.Answer.Asked.Target, pending.MessageIds, reply, cancellationToken) switch
        {
            EditOutcome.Edited(var messageIds) =>
                await FinishAsync(pending, new CorrectionOutcome.Edited(messageIds, detail), cancellationToken),
            EditOutcome.Refused(var reason) =>
                await FlagAsync(pending, $"{detail} The platform refused the edit: {reason}", cancellationToken),
            _ => throw new InvalidOperationException("The platform said nothing that is known."),
        };
    }

    private Task<Step> FlagAsync(PendingCorrection pending, string detail, CancellationToken cancellationToken) =>
        FinishAsync(pending, new CorrectionOutcome.Flagged(detail), cancellationToken);

    private async Task<Step> FinishAsync(PendingCorrection pending, CorrectionOutcome outcome, CancellationToken cancellationToken)
    {
        if (!await log.FinishAsync(pending, outcome, cancellationToken))
        {
            return Step.Again;
        }

        LogFinished(pending.Id, pending.Answer.Record.InboxItemId, outcome.GetType().Name);
        return outcome switch
        {
            CorrectionOutcome.Edited => Step.Edited,
            CorrectionOutcome.Flagged => Step.Flagged,
            _ => Step.Unneeded,
        };
    }

    // What readers are told is the source as it is now, however many changes led there.
    private async Task<(SourceShift Shift, DateTimeOffset At)> ReadShiftAsync(PendingCorrection.Change change, CancellationToken cancellationToken)
    {
        var (workspace, source) = (change.SourceWorkspaceId, change.SourceId);
        var history = await sources.FindHistoryAsync(workspace, source, cancellationToken)
            ?? throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"The source of correction {change.Id} isn't there."));

        // The title that the answer showed: what is in quarantine shows nowhere.
        var quoted = await sources.FindRevisionAsync(workspace, source, change.Revision, cancellationToken);
        var shift = new SourceShift(source, quoted?.Metadata.Title, change.Revision, history.Latest, history.State);
        return (shift, shift.IsOfLedger ? time.GetUtcNow() : history.Steps[^1].At);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} posted answers lost a quote and are queued for correction.")]
    private partial void LogFound(int count);

    [LoggerMessage(Level = LogLevel.Information, Message = "Correction {Id} of answer {Answer}: {Outcome}.")]
    private partial void LogFinished(long id, long answer, string outcome);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Correction {Id}: attempt {Attempt} failed ({Fault}).")]
    private partial void LogFault(long id, int attempt, string fault);
}
