using SpaceNewsBot.Core.Sources;
using SpaceNewsBot.Core.Workspaces;

namespace SpaceNewsBot.Core.Answers;

/// <summary>Tells readers of an older message whether its answer still stands.</summary>
/// <param name="answers">What was answered.</param>
/// <param name="sources">What recorded answers are checked against.</param>
public sealed class AnswerStandings(IAnswerLog answers, ISourceStore sources)
{
    private readonly RecordedAnswerCheck check = new(sources);

    /// <summary>How an answer stands now.</summary>
    /// <param name="workspaceId">The community.</param>
    /// <param name="answerId">The answer's number.</param>
    /// <param name="reader">Who wants to know.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<AnswerStanding> FindAsync(string workspaceId, long answerId, Actor reader, CancellationToken cancellationToken) =>
        await answers.FindForAsync(workspaceId, answerId, reader, cancellationToken).ConfigureAwait(false) is not { } record
            ? AnswerStanding.Unknown
            : await check.VerifyAsync(record, cancellationToken).ConfigureAwait(false) is null ? AnswerStanding.Outdated : AnswerStanding.Standing;
}
