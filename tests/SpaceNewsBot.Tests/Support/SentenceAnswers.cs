using System.Collections.Concurrent;
using SpaceNewsBot.Core.Answers;
using SpaceNewsBot.Core.Retrieval;
using SpaceNewsBot.Core.Sources;

namespace SpaceNewsBot.Tests.Support;

/// <summary>Answers "harbour: stopped" with the line of the source "harbour" that has the word; without one it abstains.</summary>
internal sealed class SentenceAnswers(ISourceStore sources)
{
    public ConcurrentQueue<Question> Asked { get; } = [];

    /// <summary>Stands before the line in the claim.</summary>
    public string Lead
    {
        set => FindLead = () => value;
    }

    /// <summary>The same, as it is when the answer is made.</summary>
    public Func<string> FindLead { get; set; } = () => "";

    /// <summary>Runs when the sources were read, before the answer is returned.</summary>
    public Func<Task> BeforeReturn { get; set; } = () => Task.CompletedTask;

    public async Task<AnsweredQuestion> AnswerAsync(Question question, CancellationToken cancellationToken)
    {
        Asked.Enqueue(question);
        var (source, word) = (question.Text.Split(": ")[0], question.Text.Split(": ")[1]);
        Answer answer = new Abstention("The sources don't answer this.", [], null);
        foreach (var workspace in Retriever.Workspaces(question.WorkspaceId))
        {
            if (await sources.FindAsync(workspace, source, cancellationToken) is { } revision
                && revision.Text.Split('\n').FirstOrDefault(l => l.Contains(word, StringComparison.Ordinal)) is { } line)
            {
                answer = GroundedAnswer.Verify(new DraftAnswer([new DraftClaim(FindLead() + line, [new(workspace, source, revision.Number, line)])], []), [revision])!;
                break;
            }
        }

        await BeforeReturn();
        return new AnsweredQuestion(question.Text, answer);
    }
}
