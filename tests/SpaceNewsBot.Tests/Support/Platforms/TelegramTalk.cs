using SpaceNewsBot.Tests.Support.Telegram;
using Xunit;

namespace SpaceNewsBot.Tests.Support.Platforms;

/// <summary>A talk in Telegram: in private, or in a group.</summary>
internal sealed class TelegramTalk(BotApiServer server, long chat, long person) : Talk
{
    private bool IsGroup => chat < 0;

    private string ChatType => IsGroup ? "supergroup" : "private";

    public override Task<Said> SayAsync(string text) => WriteAsync(IsGroup ? $"@{BotApiServer.BotName} {text}".TrimEnd() : text);

    public override Task<Said> ReplyAsync(Said to, string text) => WriteAsync(text, ((BotApiMessage)to.Message).Id);

    public override Task<Said> AskAsync(string question) => WriteAsync($"/ask {question}");

    public override Task<Said> CommandAsync(string name) => WriteAsync(IsGroup ? $"/{name}@{BotApiServer.BotName}" : $"/{name}");

    public override async Task<Said> PressAsync(Said on, string label)
    {
        var message = (BotApiMessage)on.Message;
        var last = server.Sent[^1].Id;
        server.Press(message, label, person);
        return await WaitAsync(m => m.Id > last && m.RepliesTo == message.Id);
    }

    public override async Task<Said> WaitForEditAsync(Said of, int edits)
    {
        var id = ((BotApiMessage)of.Message).Id;
        await server.UntilAsync(s => s.Shown.Any(m => m.Id == id && m.Edits == edits), TestContext.Current.CancellationToken);
        return Read(server.Shown.Single(m => m.Id == id));
    }

    /// <summary>Writes something as it stands.</summary>
    public async Task<Said> WriteAsync(string text, int? repliesTo = null)
    {
        server.Write(text, chat, person, ChatType, repliesTo);
        var written = server.LastMessageId;
        return await WaitAsync(m => m.Id > written && m.RepliesTo == (IsGroup ? written : null));
    }

    protected override async Task<Said?> TurnAsync(Said page)
    {
        var message = (BotApiMessage)page.Message;
        if (page.Shown.Buttons.FirstOrDefault(b => b.StartsWith("Next page", StringComparison.Ordinal)) is not { } next)
        {
            return null;
        }

        server.Press(message, next, person);
        return await WaitForEditAsync(page, message.Edits + 1);
    }

    protected override bool Turns(string label) => label.StartsWith("Next page ", StringComparison.Ordinal) || label.StartsWith("‹ Page ", StringComparison.Ordinal);

    private async Task<Said> WaitAsync(Func<BotApiMessage, bool> isReply)
    {
        await server.UntilAsync(s => s.Sent.Any(m => m.ChatId == chat && isReply(m)), TestContext.Current.CancellationToken);
        return Read(server.Sent.First(m => m.ChatId == chat && isReply(m)));
    }

    private static Said Read(BotApiMessage message) => new(ShownReply.Of(message), message);
}
