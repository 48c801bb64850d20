using SpaceNewsBot.Core.Answers;
using SpaceNewsBot.Core.Audit;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Core.Corrections;
using SpaceNewsBot.Core.Workspaces;
using SpaceNewsBot.Tests.Support;
using Xunit;

namespace SpaceNewsBot.Tests.Contracts;

/// <summary>What has to become of a chat whose platform gives it another id.</summary>
public abstract class ChatMovesContract
{
    private static readonly RecordedAnswer.Abstained NotSaid = new("It isn't said.", [], null);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>An empty store.</summary>
    private protected abstract SqliteStore Store { get; }

    private IChatMoves Moves => Store.Moves;

    [Fact]
    public async Task The_link_goes_along_and_the_audit_log_says_so_once()
    {
        await LinkAsync("theirs", "-9");

        await Moves.MoveAsync("telegram", "-9", "-1009", Token);
        await Moves.MoveAsync("telegram", "-9", "-1009", Token);

        Assert.Equal(new ChatLink("theirs", true), await LinkOfAsync("-1009"));
        Assert.False((await LinkOfAsync("-9")).IsLinked);
        Assert.Equal(new Actor("telegram", "7").ToString(), Assert.Single((await Store.Workspaces.FindAsync("theirs", Token))!.Chats).LinkedBy);
        var entry = Assert.Single(await Store.Audit.ReadAsync(new AuditFilter("theirs", Action: AuditAction.Linked, Subject: "telegram:-1009"), Token));
        Assert.Equal(("telegram", "The id of the chat -9 changed to -1009."), (entry.Actor, entry.Detail));
        Assert.Empty(await Store.Audit.ReadAsync(new AuditFilter("theirs", Action: AuditAction.Unlinked), Token));
    }

    [Fact]
    public async Task A_link_of_the_new_id_stays_and_the_old_one_ends()
    {
        await LinkAsync("theirs", "-9");
        await LinkAsync("ours", "-1009");

        await Moves.MoveAsync("telegram", "-9", "-1009", Token);
        await Moves.MoveAsync("telegram", "-9", "-1009", Token);

        Assert.Equal(new ChatLink("ours", true), await LinkOfAsync("-1009"));
        Assert.False((await LinkOfAsync("-9")).IsLinked);
        Assert.Single(await Store.Audit.ReadAsync(new AuditFilter("ours", Action: AuditAction.Linked), Token));
        Assert.Equal(
            "telegram:-9",
            Assert.Single(await Store.Audit.ReadAsync(new AuditFilter("theirs", Action: AuditAction.Unlinked), Token)).Subject);
    }

    [Fact]
    public async Task Without_a_link_nothing_is_entered()
    {
        await RecordAsync("1", "-9");

        await Moves.MoveAsync("telegram", "-9", "-1009", Token);

        Assert.Empty(await Store.Audit.ReadAsync(new AuditFilter("default"), Token));
    }

    [Fact]
    public async Task What_waits_is_answered_in_the_new_chat_and_in_its_thread()
    {
        await RecordAsync("1", "-9");
        await RecordAsync("2", "-9/12");
        await RecordAsync("3", "-90");
        await RecordAsync("4", "-9", platform: "test");

        await Moves.MoveAsync("telegram", "-9", "-1009", Token);
        await Moves.MoveAsync("telegram", "-9", "-1009", Token);

        Assert.Equal(
            ["telegram -1009", "telegram -1009/12", "telegram -90", "test -9"],
            (await HeadsAsync()).Select(i => $"{i.Message.Conversation.Platform} {i.Message.Conversation.ChatId}"));
    }

    [Fact]
    public async Task A_question_is_followed_up_in_the_new_chat()
    {
        var asked = await AnswerAsync("1", "-9", "Who landed?");

        await Moves.MoveAsync("telegram", "-9", "-1009", Token);

        Assert.Equal("Who landed?", Assert.Single(await Store.Answers.ReadTurnsAsync(Chat("-1009"), DateTimeOffset.UnixEpoch, asked + 1, 1, Token)).Question);
        Assert.Empty(await Store.Answers.ReadTurnsAsync(Chat("-9"), DateTimeOffset.UnixEpoch, asked + 1, 1, Token));
    }

    [Fact]
    public async Task A_reply_that_waits_still_means_the_answer_that_it_replies_to()
    {
        await AnswerAsync("1", "-9", "Who landed?", posted: "50");
        await Store.Inbox.RecordAsync(InboxContract.Message("2", chat: "-9") with { RepliesTo = "50" }, null, Token);

        await Moves.MoveAsync("telegram", "-9", "-1009", Token);

        var reply = Assert.Single(await HeadsAsync()).Message;
        Assert.Equal("Who landed?", await Store.Answers.FindQuestionOfAsync(reply.Conversation, reply.RepliesTo!, Token));
    }

    [Fact]
    public async Task Ids_of_messages_in_the_old_chat_are_not_taken_for_those_of_the_new_one()
    {
        await AnswerAsync("1", "-9", "Who landed?", posted: "50", message: "49");

        await Moves.MoveAsync("telegram", "-9", "-1009", Token);

        var edit = InboxContract.Message("2", chat: "-1009", text: "Who left?") with { MessageId = "49", EditedAt = DateTimeOffset.UnixEpoch };
        Assert.Equal(InboxRevision.Unknown, await Store.Inbox.ReviseAsync(edit, null, Token));
        Assert.Null(await Store.Answers.FindQuestionOfAsync(Chat("-1009"), "50", Token));
    }

    [Fact]
    public async Task A_correction_that_waits_goes_to_the_new_chat()
    {
        var id = await AnswerAsync("1", "-9/12", "Who landed?", posted: "50");
        await Store.Corrections.RetractAsync("default", id, "command line", "It was wrong.", Token);

        await Moves.MoveAsync("telegram", "-9", "-1009", Token);

        var pending = Assert.Single(await Store.Corrections.ReadPendingAsync(CorrectionKind.Retraction, ["telegram"], 10, Token));
        Assert.Equal(Chat("-1009/12"), pending.Answer.Conversation);
        Assert.DoesNotContain("50", pending.MessageIds);
        Assert.Single(pending.MessageIds);
    }

    private static ConversationAddress Chat(string chat) => new("telegram", chat);

    private async Task LinkAsync(string workspace, string chat)
    {
        await Store.Workspaces.AddLinkCodeAsync(workspace, $"CODE {chat}", Store.Clock.GetUtcNow().AddMinutes(5), Actor.CommandLine, Token);
        Assert.IsType<LinkOutcome.Linked>(
            await Store.Workspaces.RedeemLinkCodeAsync($"CODE {chat}", Chat(chat), "default", new Actor("telegram", "7"), Token));
    }

    private Task<ChatLink> LinkOfAsync(string chat) => Store.Workspaces.FindOfChatAsync(Chat(chat), Token);

    private Task<IReadOnlyList<InboxItem>> HeadsAsync() => Store.Inbox.ReadHeadsAsync(["telegram", "test"], 10, Token);

    private async Task<InboxItem> RecordAsync(string update, string chat, string platform = "telegram", string? message = null)
    {
        await Store.Inbox.RecordAsync(InboxContract.Message(update, chat, platform: platform) with { MessageId = message }, null, Token);
        return (await HeadsAsync()).Single(i => i.Message.UpdateId == update);
    }

    private async Task<long> AnswerAsync(string update, string chat, string question, string? posted = null, string? message = null)
    {
        var item = await RecordAsync(update, chat, message: message);
        await Store.Answers.RecordAsync(new AnswerRecord(item.Id, "default", question, Store.Clock.GetUtcNow(), NotSaid), Token);
        if (posted is not null)
        {
            await Store.Inbox.RecordPartSentAsync(item.Id, posted, isNotice: false, Token);
        }

        await Store.Inbox.CompleteAsync(item, Token);
        return item.Id;
    }
}
