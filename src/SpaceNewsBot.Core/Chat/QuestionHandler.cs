using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SpaceNewsBot.Core.Answers;
using SpaceNewsBot.Core.Commands;
using SpaceNewsBot.Core.Sources;
using SpaceNewsBot.Core.Workspaces;

namespace SpaceNewsBot.Core.Chat;

/// <summary>Makes the reply to a question. When it came as a recorded message, the outcome is durable before the reply is returned.</summary>
/// <param name="answer">Answers a question: <see cref="QuestionAnswerer.AnswerAsync"/>.</param>
/// <param name="answers">Keeps what was answered.</param>
/// <param name="sources">What recorded answers are checked against.</param>
/// <param name="workspaces">Which of them are paused.</param>
/// <param name="options">How long a question can be followed up.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Gets ids and times.</param>
public sealed partial class QuestionHandler(
    Func<Question, CancellationToken, Task<AnsweredQuestion>> answer,
    IAnswerLog answers,
    ISourceStore sources,
    IWorkspaceStore workspaces,
    IOptions<ChatOptions> options,
    TimeProvider time,
    ILogger<QuestionHandler> logger)
{
    // A source that changes between answer and record makes the answer outdated; so often in a row is no accident.
    private const int MostAttempts = 20;

    private const int MostTurns = 3;

    private readonly RecordedAnswerCheck check = new(sources);

    /// <summary>Why a text can't be asked, in a sentence for the terminal; null when it can.</summary>
    public static string? FindFault(string question) => question switch
    {
        _ when string.IsNullOrWhiteSpace(question) => "The question is empty: write one, for example \"Who suspended what, and why?\"",
        { Length: > Question.MaxLength } => $"The question has {question.Length:N0} characters and may have {Question.MaxLength:N0}: shorten it and ask again.",
        _ => null,
    };

    /// <summary>Makes the reply; asked again after a restart, it reads back what was answered.</summary>
    /// <param name="call">Who asks, where.</param>
    /// <param name="text">The question.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Reply> ReplyAsync(CommandCall call, string text, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        if (FindFault(text) is { } fault)
        {
            return call.Surface == CommandSurfaces.Terminal ? new Reply.OfRefusal(fault)
                : new Reply.OfText(string.IsNullOrWhiteSpace(text) ? ReplyText.EmptyQuestion : ReplyText.QuestionTooLong);
        }

        if (await workspaces.FindAsync(call.WorkspaceId, cancellationToken).ConfigureAwait(false) is { PausedAt: not null })
        {
            return call.Surface == CommandSurfaces.Terminal
                ? new Reply.OfRefusal($"The workspace {call.WorkspaceId} is paused and answers no questions: resume lets it answer again.")
                : new Reply.OfText(ReplyText.Paused);
        }

        return call.Item is { } item
            ? await ReplyAsync(item, text, call.Progress, cancellationToken).ConfigureAwait(false)
            : new Reply.OfAnswer((await answer(new Question(call.WorkspaceId, text) { Progress = call.Progress }, cancellationToken).ConfigureAwait(false)).Answer);
    }

    private async Task<Reply> ReplyAsync(InboxItem item, string text, IProgress<AnswerStep>? progress, CancellationToken cancellationToken)
    {
        var message = item.Message;
        var recorded = await answers.FindAsync(item.Id, cancellationToken);
        if (recorded is not null
            && await check.VerifyAsync(recorded, cancellationToken) is { } standing)
        {
            return new Reply.OfAnswer(standing) { Question = recorded.Question };
        }

        Question question;
        if (recorded is null)
        {
            // Who replies to an answer says which one is meant, however old it is. An edited question follows up what it
            // followed up when it was first asked.
            var since = (item.Version > 1 ? message.ReceivedAt : time.GetUtcNow()) - options.Value.FollowUpWindow;
            var previous = message.RepliesTo is { } posted ? await answers.FindQuestionOfAsync(message.Conversation, posted, cancellationToken) : null;
            var turns = await answers.ReadTurnsAsync(message.Conversation, since, item.Id, MostTurns, cancellationToken);
            question = new Question(message.WorkspaceId, text, previous ?? (turns.Count > 0 ? turns[^1].Question : null))
            {
                Choice = message.Choice,
                Turns = previous is null ? [.. turns] : [.. turns.Where(t => t.Question == previous)],
                Progress = progress,
            };
        }
        else
        {
            // As it was understood then: what preceded it in the conversation is no longer the last question.
            LogAnsweredAnew(item.Id);
            question = new Question(message.WorkspaceId, recorded.Question) { Choice = message.Choice, Progress = progress };
        }

        for (var attempt = 1; attempt <= MostAttempts; attempt++)
        {
            var started = time.GetTimestamp();
            var answered = await answer(question, cancellationToken);
            var milliseconds = time.GetElapsedTime(started).TotalMilliseconds;
            LogAnswered(item.Id, milliseconds);
            var record = new AnswerRecord(
                item.Id, message.WorkspaceId, answered.Understood, time.GetUtcNow(), RecordedAnswer.From(answered.Answer))
            {
                Version = item.Version,
            };
            if (await answers.RecordAsync(record, cancellationToken))
            {
                return new Reply.OfAnswer(answered.Answer) { IsAnew = recorded is not null, Question = answered.Understood };
            }
        }

        // The worker waits a little and comes again.
        throw new InvalidOperationException("The sources change faster than the question can be answered.");
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Message {Id} was answered in {Milliseconds:F0} ms.")]
    private partial void LogAnswered(long id, double milliseconds);

    [LoggerMessage(Level = LogLevel.Information, Message = "The recorded answer to message {Id} no longer stands on the sources; it is answered anew.")]
    private partial void LogAnsweredAnew(long id);
}
