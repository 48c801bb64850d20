using SpaceNewsBot.Core.Answers;

namespace SpaceNewsBot.Core.Previews;

/// <summary>One of the stores that a preview compares, with what its questions came to; each is answered once.</summary>
/// <param name="store">The store as it is or would be.</param>
internal sealed class PreviewSide(PlannedStore store)
{
    private readonly QuestionAnswerer answerer = new(store);
    private readonly Dictionary<string, Answer> answers = new(StringComparer.Ordinal);

    public PlannedStore Store => store;

    public async Task<Answer> AnswerAsync(Question question, CancellationToken cancellationToken)
    {
        if (!answers.TryGetValue(question.Text, out var answer))
        {
            // What was read before needs no waiting: nothing else would notice.
            cancellationToken.ThrowIfCancellationRequested();
            answer = (await answerer.AnswerAsync(question, cancellationToken).ConfigureAwait(false)).Answer;
            answers.Add(question.Text, answer);
        }

        return answer;
    }
}
