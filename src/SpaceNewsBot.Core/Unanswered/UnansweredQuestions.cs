using System.Collections.Immutable;
using SpaceNewsBot.Core.Answers;

namespace SpaceNewsBot.Core.Unanswered;

/// <summary>What couldn't be answered, grouped by similar question; nothing that was asked in a private chat is among it.</summary>
/// <param name="answers">The abstentions.</param>
/// <param name="answerer">Asks again.</param>
public sealed class UnansweredQuestions(IAnswerLog answers, QuestionAnswerer answerer)
{
    /// <summary>So many of the newest open abstentions are looked at; older ones come up once those are closed.</summary>
    public const int MaxAbstentions = 1_000;

    /// <summary>So many of the newest groups are asked again after a change of a source.</summary>
    public const int MaxGroupsAskedAgain = 200;

    /// <summary>Who closes what a source has come to answer.</summary>
    public const string Program = "SpaceNewsBot";

    /// <summary>A workspace's open groups, the one that was asked last first.</summary>
    public async Task<IReadOnlyList<UnansweredGroup>> ListAsync(string workspaceId, CancellationToken cancellationToken)
    {
        var filter = new AnswerFilter(OpenAbstentionsOnly: true, Limit: MaxAbstentions);
        var open = await answers.ListAsync(workspaceId, filter, cancellationToken).ConfigureAwait(false);
        var groups = QuestionGrouping.Group([.. open.Select(answer => answer.Record.Question)]);
        return
        [
            .. open
                .Select((answer, i) => (answer.Record, Group: groups[i]))
                .GroupBy(row => row.Group, row => row.Record)
                .OrderBy(group => group.Key)
                .Select(group => Describe([.. group])),
        ];
    }

    /// <summary>Closes a group.</summary>
    /// <param name="workspaceId">The community.</param>
    /// <param name="groupId">The group's number.</param>
    /// <param name="by">Who closes it, as <see cref="Workspaces.Actor.ToString"/> writes it.</param>
    /// <param name="reason">Why.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>False when the workspace has no open group of this number.</returns>
    public async Task<bool> CloseAsync(string workspaceId, long groupId, string by, string reason, CancellationToken cancellationToken)
    {
        var groups = await ListAsync(workspaceId, cancellationToken).ConfigureAwait(false);
        return groups.FirstOrDefault(group => group.Id == groupId) is { } found
            && await answers.CloseAsync(workspaceId, found.Answers, by, reason, cancellationToken).ConfigureAwait(false) > 0;
    }

    /// <summary>
    /// Asks the newest wording of each of the newest groups again, and closes those that are answered now. To be called when
    /// a source has changed, for its workspace; for every workspace when the source is the default one's, which all read.
    /// </summary>
    /// <returns>What was closed, the group that was asked last first.</returns>
    public async Task<IReadOnlyList<ClosedGroup>> CloseAnsweredAsync(string workspaceId, CancellationToken cancellationToken)
    {
        var closed = new List<ClosedGroup>();
        var groups = await ListAsync(workspaceId, cancellationToken).ConfigureAwait(false);
        foreach (var group in groups.Take(MaxGroupsAskedAgain))
        {
            var answered = await answerer.AnswerAsync(new Question(workspaceId, group.Question), cancellationToken).ConfigureAwait(false);
            if (answered.Answer is GroundedAnswer { Citations: [var citation, ..] }
                && await answers.CloseAsync(workspaceId, group.Answers, Program, $"answered by {citation.SourceId}", cancellationToken).ConfigureAwait(false) > 0)
            {
                closed.Add(new ClosedGroup(group, citation.SourceId));
            }
        }

        return closed;
    }

    // The log is newest first, and so is each group.
    private static UnansweredGroup Describe(ImmutableArray<AnswerRecord> records) => new(
        records.Min(record => record.InboxItemId),
        records[0].Question,
        records[0].AnsweredAt,
        records
            .SelectMany(record => record.Answer is RecordedAnswer.Abstained abstained ? abstained.Missing : [])
            .CountBy(missing => missing, StringComparer.OrdinalIgnoreCase)
            .OrderByDescending(missing => missing.Value)
            .ThenBy(missing => missing.Key, StringComparer.Ordinal)
            .Select(missing => missing.Key)
            .FirstOrDefault(),
        [.. records.Select(record => record.InboxItemId)]);
}
