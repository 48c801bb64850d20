using SpaceNewsBot.Core.Answers;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Core.Workspaces;

namespace SpaceNewsBot.Tests.Support;

/// <summary>The answer log of a bot that can be killed.</summary>
internal sealed class KillableAnswerLog(IAnswerLog inner, KillSwitch kill) : IAnswerLog
{
    public async Task<bool> RecordAsync(AnswerRecord record, CancellationToken cancellationToken)
    {
        await kill.PassAsync(KillPoint.Never);
        var isRecorded = await inner.RecordAsync(record, cancellationToken);
        await kill.PassAsync(KillPoint.Answered);
        return isRecorded;
    }

    public async Task<AnswerRecord?> FindAsync(long inboxItemId, CancellationToken cancellationToken)
    {
        await kill.PassAsync(KillPoint.Never);
        return await inner.FindAsync(inboxItemId, cancellationToken);
    }

    public async Task<AnswerRecord?> FindForAsync(string workspaceId, long answerId, Actor reader, CancellationToken cancellationToken)
    {
        await kill.PassAsync(KillPoint.Never);
        return await inner.FindForAsync(workspaceId, answerId, reader, cancellationToken);
    }

    public async Task<string?> FindQuestionOfAsync(ConversationAddress conversation, string messageId, CancellationToken cancellationToken)
    {
        await kill.PassAsync(KillPoint.Never);
        return await inner.FindQuestionOfAsync(conversation, messageId, cancellationToken);
    }

    public async Task<IReadOnlyList<ConversationTurn>> ReadTurnsAsync(ConversationAddress conversation, DateTimeOffset since, long before, int most, CancellationToken cancellationToken)
    {
        await kill.PassAsync(KillPoint.Never);
        return await inner.ReadTurnsAsync(conversation, since, before, most, cancellationToken);
    }

    public async Task<IReadOnlyList<LoggedAnswer>> ListAsync(string workspaceId, AnswerFilter filter, CancellationToken cancellationToken)
    {
        await kill.PassAsync(KillPoint.Never);
        return await inner.ListAsync(workspaceId, filter, cancellationToken);
    }

    public async Task<int> CloseAsync(
        string workspaceId,
        IReadOnlyCollection<long> ids,
        string by,
        string reason,
        CancellationToken cancellationToken)
    {
        await kill.PassAsync(KillPoint.Never);
        return await inner.CloseAsync(workspaceId, ids, by, reason, cancellationToken);
    }
}
