using System.Collections.Concurrent;
using SpaceNewsBot.Core.Answers;
using SpaceNewsBot.Core.Sources;

namespace SpaceNewsBot.Tests.Support;

/// <summary>
/// Answers from one source as it stands: quotes it whole, or abstains when it is gone or when the question is about the
/// moon. Tests of the chat need no more of an engine.
/// </summary>
internal sealed class HarbourAnswers(ISourceStore sources)
{
    public const string SourceId = "harbour";

    public ConcurrentQueue<Question> Asked { get; } = [];

    public async Task<AnsweredQuestion> AnswerAsync(Question question, CancellationToken cancellationToken)
    {
        Asked.Enqueue(question);
        var understood = question.Previous is { } previous && question.Text == "why?" ? $"{previous} why?" : question.Text;
        var revision = await sources.FindAsync(question.WorkspaceId, SourceId, cancellationToken);
        if (revision is null || question.Text.Contains("moon", StringComparison.Ordinal))
        {
            return new AnsweredQuestion(understood, new Abstention("The sources don't answer this.", [], null));
        }

        var draft = new DraftAnswer([new DraftClaim($"About \"{understood}\":", [new(revision.WorkspaceId, SourceId, revision.Number, revision.Text)])], []);
        return new AnsweredQuestion(understood, GroundedAnswer.Verify(draft, [revision])!);
    }
}
