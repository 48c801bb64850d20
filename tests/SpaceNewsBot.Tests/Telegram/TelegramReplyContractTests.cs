using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Telegram.Rendering;
using SpaceNewsBot.Tests.Contracts;
using SpaceNewsBot.Tests.Support;
using SpaceNewsBot.Tests.Support.Telegram;
using Xunit;

namespace SpaceNewsBot.Tests.Telegram;

/// <summary>Telegram's messages keep the contract.</summary>
public class TelegramReplyContractTests : ReplyRendererContract
{
    /// <inheritdoc/>
    private protected override IReadOnlyList<ShownPage> Show(Reply reply) => [.. TelegramReplyRenderer.Render(reply).Select(html =>
    {
        var (text, entities, refusal) = BotApiHtml.Parse(html);
        Assert.True(refusal is null, refusal);
        Assert.InRange(text.Trim().Length, 1, 4_096);
        Assert.InRange(entities.Length, 0, 100);
        Assert.All(entities, e => Assert.Contains(e.Tag, (string[])["b", "s", "u", "code", "blockquote", "a"]));

        // The bot's own texts name commands, which are to be pressed.
        var dead = entities.Where(e => e.Tag is "code" or "a").ToList();
        var live = reply is Reply.OfText
            ? []
            : LiveWords.Find(text).Where(word => Enumerable.Range(word.Start.Value, word.End.Value - word.Start.Value)
                .Any(at => !dead.Any(e => at >= e.Start && at < e.Start + e.Length)));
        return new ShownPage(text, [.. entities.Where(e => e.Tag == "a").Select(e => e.Address!)], [.. live.Select(word => text[word])]);
    })];
}
