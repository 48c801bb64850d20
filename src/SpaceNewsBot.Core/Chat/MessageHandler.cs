using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SpaceNewsBot.Core.Answers;
using SpaceNewsBot.Core.Sources;

namespace SpaceNewsBot.Core.Chat;

/// <summary>Makes the reply to a recorded message. The outcome of a question is durable before the reply is returned.</summary>
/// <param name="answer">Answers a question: <see cref="QuestionAnswerer.AnswerAsync"/>.</param>
/// <param name="answers">Keeps what was answered.</param>
/// <param name="sources">What recorded answers are checked against.</param>
/// <param name="options">How long a question can be followed up.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Gets ids and times.</param>
public sealed partial class MessageHandler(
    Func<Question, CancellationToken, Task<AnsweredQuestion>> answer,
    IAnswerLog answers,
    ISourceStore sources,
    IOptions<ChatOptions> options,
    TimeProvider time,
    ILogger<MessageHandler> logger)
{
    // A source that changes between answer and record makes the answer outdated; so often in a row is no accident.
    private const int MostAttempts = 20;

    private readonly RecordedAnswerCheck check = new(sources);

    /// <summary>Makes the reply to a message; asked again after a restart, it reads back what was answered.</summary>
    public Task<Reply> ReplyAsync(InboxItem item, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item switch
        {
            { Refused: InboxRefusal.TooManyOfOneUser } => Fixed(ReplyText.TooManyOfOneUser),
            { Refused: InboxRefusal.QueueFull } => Fixed(ReplyText.QueueFull),
            { Refused: InboxRefusal.TooManyOfOneUserThisHour } => Fixed(ReplyText.TooManyOfOneUserThisHour),
            { Refused: InboxRefusal.TooManyOfWorkspaceThisHour } => Fixed(ReplyText.TooManyOfWorkspaceThisHour),
            { Message.Text: "" } => Fixed(ReplyText.TextOnly),
            { Message.Text: var text } when !CommandTable.IsCommand(text.Trim()) => AnswerAsync(item, text.Trim(), cancellationToken),
            { Message.Text: var text } => CommandTable.Find(text.Trim(), out _, out var arguments) is { } command
                ? command.Handle(this, item, arguments, cancellationToken)
                : Fixed(ReplyText.UnknownCommand),
        };
    }

    internal async Task<Reply> AnswerAsync(InboxItem item, string text, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return new Reply.OfText(ReplyText.EmptyQuestion);
        }

        if (text.Length > Question.MaxLength)
        {
            return new Reply.OfText(ReplyText.QuestionTooLong);
        }

        var message = item.Message;
        var recorded = await answers.FindAsync(item.Id, cancellationToken);
        if (recorded is not null
            && await check.VerifyAsync(recorded, cancellationToken) is { } standing)
        {
            return new Reply.OfAnswer(standing);
        }

        Question question;
        if (recorded is null)
        {
            var since = time.GetUtcNow() - options.Value.FollowUpWindow;
            var previous = await answers.FindLastQuestionAsync(message.Conversation, since, cancellationToken);
            question = new Question(message.WorkspaceId, text, previous);
        }
        else
        {
            // As it was understood then: what preceded it in the conversation is no longer the last question.
            LogAnsweredAnew(item.Id);
            question = new Question(message.WorkspaceId, recorded.Question);
        }

        for (var attempt = 1; attempt <= MostAttempts; attempt++)
        {
            var started = time.GetTimestamp();
            var answered = await answer(question, cancellationToken);
            var milliseconds = time.GetElapsedTime(started).TotalMilliseconds;
            LogAnswered(item.Id, milliseconds);
            var record = new AnswerRecord(
                item.Id, message.WorkspaceId, answered.Understood, time.GetUtcNow(), RecordedAnswer.From(answered.Answer));
            if (await answers.RecordAsync(record, cancellationToken))
            {
                return new Reply.OfAnswer(answered.Answer) { IsAnew = recorded is not null };
            }
        }

        // The worker waits a little and comes again.
        throw new InvalidOperationException("The sources change faster than the question can be answered.");
    }

    internal async Task<Reply> ListSourcesAsync(InboxItem item, CancellationToken cancellationToken)
    {
        var list = ImmutableArray.CreateBuilder<Source>();
        foreach (var workspace in new[] { item.Message.WorkspaceId, SourceLimits.DefaultWorkspace }.Distinct())
        {
            list.AddRange((await sources.ListAsync(workspace, cancellationToken)).Where(s => s.State == SourceState.Standing));
        }

        return list.Count == 0 ? new Reply.OfText(ReplyText.NoSources) : new Reply.OfSources(list.ToImmutable());
    }

    private static Task<Reply> Fixed(ReplyText text) => Task.FromResult<Reply>(new Reply.OfText(text));

    [LoggerMessage(Level = LogLevel.Information, Message = "Message {Id} was answered in {Milliseconds:F0} ms.")]
    private partial void LogAnswered(long id, double milliseconds);

    [LoggerMessage(Level = LogLevel.Information, Message = "The recorded answer to message {Id} no longer stands on the sources; it is answered anew.")]
    private partial void LogAnsweredAnew(long id);
}
