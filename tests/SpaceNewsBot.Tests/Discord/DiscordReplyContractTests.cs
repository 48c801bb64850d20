using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Discord.Connection;
using SpaceNewsBot.Discord.Rendering;
using SpaceNewsBot.Tests.Contracts;
using SpaceNewsBot.Tests.Support;
using Xunit;

namespace SpaceNewsBot.Tests.Discord;

/// <summary>Discord's pages keep the contract.</summary>
public class DiscordReplyContractTests : ReplyRendererContract
{
    /// <inheritdoc/>
    private protected override IReadOnlyList<ShownPage> Show(Reply reply) => [.. DiscordReplyRenderer.Render(reply).Select(page => Show(page, reply))];

    private static ShownPage Show(DiscordMessage page, Reply reply)
    {
        // discord.com/developers/docs/resources/message#embed-object-embed-limits
        var embed = Assert.Single(page.Embeds);
        Assert.Equal("", page.Content);
        Assert.InRange(embed.Description.Trim().Length, 1, 4_096);
        Assert.InRange(embed.Title.Length + embed.Description.Length + embed.Footer.Length, 1, 6_000);
        var (text, marks) = DiscordMarkdownReader.Read(embed.Description);

        // Comparisons and quotes in their context alone set words off.
        string[] own = reply is Reply.OfDiff or Reply.OfPreview or Reply.OfEdit or Reply.OfEvidence ? ["quote", "bold", "strike", "link"] : ["quote", "link"];
        return new ShownPage(
            text,
            [.. marks.Where(m => m.Kind == "link").Select(m => m.Target!)],
            [.. marks.Where(m => !own.Contains(m.Kind)).Select(m => $"{m.Kind} {text.Substring(m.Start, m.Length)}")]);
    }
}
