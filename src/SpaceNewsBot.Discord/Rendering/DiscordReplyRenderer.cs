using System.Collections.Immutable;
using SpaceNewsBot.Core.Answers;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Discord.Connection;

namespace SpaceNewsBot.Discord.Rendering;

/// <summary>
/// Turns a reply into pages, each a message with one embed: there a mention notifies nobody and no invitation or preview is
/// made of what somebody wrote. Pure: the same reply, the same pages. Words of sources and users are cleaned and escaped.
/// </summary>
internal static class DiscordReplyRenderer
{
    /// <summary>Of an embed's description (discord.com/developers/docs/resources/message#embed-object-embed-limits), in UTF-16 code units.</summary>
    public const int MaxDescription = 4_096;

    private const int MaxTitle = 256;
    private const int Blue = 0x3B82F6;
    private const int Grey = 0x6B7280;
    private const int Amber = 0xD97706;
    private const int Red = 0xDC2626;

    /// <summary>The pages, in order; at least one.</summary>
    /// <param name="reply">What is to be shown.</param>
    /// <param name="answer">The answer's number, where it isn't in the reply and is known.</param>
    public static ImmutableArray<DiscordMessage> Render(Reply reply, long? answer = null)
    {
        var pages = ReplyPager.Lay(ReplyOutline.Of(reply), MaxDescription, page => DiscordMarkdown.Write(page).Length <= MaxDescription);
        if (pages.IsEmpty)
        {
            pages = [[new ReplyBlock([new ReplySpan(ChatTexts.NothingToShow)])]];
        }

        var footer = Footer(reply, answer);
        return
        [
            .. pages.Select((page, i) => new DiscordMessage
            {
                Embeds =
                [
                    new DiscordEmbed(DiscordMarkdown.Write(page))
                    {
                        Title = Title(reply),
                        Footer = string.Join(" · ", pages.Length == 1 ? footer : footer.Append(ChatTexts.PageOf(i + 1, pages.Length))),
                        Color = Color(reply),
                    },
                ],
            }),
        ];
    }

    // A reply to a slash command stands alone: Discord doesn't show what was asked.
    private static string Title(Reply reply) =>
        reply is Reply.OfAnswer { Question: { } question } && DiscordMarkdown.Escape(CleanText.OnOneLine(question)) is { Length: <= MaxTitle } title ? title : "";

    private static IEnumerable<string> Footer(Reply reply, long? answer)
    {
        var (outcome, number) = reply switch
        {
            Reply.OfAnswer(var given) => (given, answer),
            Reply.OfCorrection correction => (correction.Outcome, correction.AnswerId),
            Reply.OfRetraction retraction => (null, retraction.AnswerId),
            _ => (null, answer),
        };
        if (outcome is GroundedAnswer grounded)
        {
            var sources = grounded.Citations.Select(c => (c.WorkspaceId, c.SourceId)).Distinct().Count();
            yield return sources == 1 ? ChatTexts.FromOneSource : ChatTexts.FromSources(sources);
        }

        if (number is { } known)
        {
            yield return ChatTexts.AnswerNumberInLine(known);
        }
    }

    private static int Color(Reply reply) => reply switch
    {
        Reply.OfAnswer(GroundedAnswer) => Blue,
        Reply.OfCorrection => Amber,
        Reply.OfRetraction or Reply.OfRefusal or Reply.OfEdit { Refusal: not null } => Red,
        _ => Grey,
    };
}
