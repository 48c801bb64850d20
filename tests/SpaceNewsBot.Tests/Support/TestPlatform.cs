using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using SpaceNewsBot.Core.Answers;
using SpaceNewsBot.Core.Chat;

namespace SpaceNewsBot.Tests.Support;

/// <summary>A platform whose messages have one part each for every line of the reply.</summary>
internal sealed class TestPlatform : IChatPlatform
{
    private readonly ConcurrentDictionary<string, Task> held = [];

    public string Name => "test";

    public ConcurrentQueue<(string ChatId, string Text)> Posted { get; } = [];

    /// <summary>What messages were made to show, in order.</summary>
    public ConcurrentQueue<(string ChatId, string MessageIds, Reply Reply)> Edited { get; } = [];

    /// <summary>The chats that were shown that a reply is being made.</summary>
    public Channel<string> Working { get; } = Channel.CreateUnbounded<string>();

    /// <summary>Runs before an edit, which fails when it throws.</summary>
    public Func<Reply, Task> BeforeEdit { get; set; } = _ => Task.CompletedTask;

    /// <summary>Runs when an edit was made and nobody knows yet.</summary>
    public Func<Reply, Task> AfterEdit { get; set; } = _ => Task.CompletedTask;

    /// <summary>So many posts fail for no reason that anybody knows.</summary>
    public int Faults { get; set; }

    /// <summary>Chats that won't take anything.</summary>
    public ConcurrentBag<string> Refusing { get; } = [];

    /// <summary>The ids of messages that somebody deleted: they can't be edited.</summary>
    public ConcurrentBag<string> Deleted { get; } = [];

    /// <summary>The chats that are held, each time that something wants to leave for one.</summary>
    public Channel<string> Entered { get; } = Channel.CreateUnbounded<string>();

    /// <summary>Nothing leaves for this chat until the task is done.</summary>
    public void Hold(string chatId, Task until) => held[chatId] = until;

    public async IAsyncEnumerable<SendOutcome> SendAsync(
        ReplyTarget to,
        Reply reply,
        int partsAlreadySent,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var chatId = to.Conversation.ChatId;
        if (held.TryGetValue(chatId, out var until))
        {
            Entered.Writer.TryWrite(chatId);
            await until.WaitAsync(cancellationToken);
        }

        foreach (var part in Render(reply).Split('\n').Skip(partsAlreadySent))
        {
            if (Faults-- > 0)
            {
                throw new InvalidOperationException("A fault of the test's.");
            }

            if (Refusing.Contains(chatId))
            {
                yield return new SendOutcome.Refused("blocked");
                yield break;
            }

            Posted.Enqueue((chatId, part));
            yield return new SendOutcome.Posted($"{Posted.Count}");
        }
    }

    public Task ShowWorkingAsync(ReplyTarget to, CancellationToken cancellationToken)
    {
        Working.Writer.TryWrite(to.Conversation.ChatId);
        return Task.CompletedTask;
    }

    public async Task<EditOutcome> EditAsync(
        ReplyTarget target,
        IReadOnlyList<string> messageIds,
        Reply reply,
        CancellationToken cancellationToken)
    {
        await BeforeEdit(reply);
        if (Refusing.Contains(target.Conversation.ChatId) || messageIds.Any(Deleted.Contains))
        {
            return new EditOutcome.Refused("message to edit not found");
        }

        Edited.Enqueue((target.Conversation.ChatId, string.Join(' ', messageIds), reply));
        await AfterEdit(reply);
        return new EditOutcome.Edited(messageIds);
    }

    /// <summary>What a reply shows.</summary>
    public static string Render(Reply reply) => reply switch
    {
        Reply.OfText(var text) => text.Text,
        Reply.OfAnswer(GroundedAnswer answer) => string.Join('\n', answer.Claims.Select(c => c.Text)),
        Reply.OfAnswer(Abstention abstention) => abstention.Reason,
        Reply.OfNotice notice => notice.Sentence,
        _ => "another reply",
    };
}
