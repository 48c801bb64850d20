using SpaceNewsBot.Core.Sources;

namespace SpaceNewsBot.Core.Answers;

/// <summary>The way of a question: analyse, retrieve, select, write, verify.</summary>
/// <param name="sources">The store of the sources.</param>
public sealed class QuestionAnswerer(ISourceStore sources)
{
    /// <summary>Answers a question from the workspace's current revisions.</summary>
    public Task<AnsweredQuestion> AnswerAsync(Question question, CancellationToken cancellationToken)
    {
        _ = sources;
        throw new NotImplementedException();
    }
}
