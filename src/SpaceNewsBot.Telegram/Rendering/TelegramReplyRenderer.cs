using System.Collections.Immutable;
using SpaceNewsBot.Core.Chat;

namespace SpaceNewsBot.Telegram.Rendering;

/// <summary>
/// Turns a reply into messages in Telegram's HTML. Pure: the same reply, the same messages. Words of sources and users
/// are cleaned and escaped, and nothing in them becomes a link, a mention or a command.
/// </summary>
internal static class TelegramReplyRenderer
{
    /// <summary>What stands in the place of a message that the new reply doesn't need.</summary>
    public static string Outdated => ChatTexts.PartIsOutdated;

    /// <summary>The messages, in order, each within Telegram's limits.</summary>
    /// <param name="reply">What is to be shown.</param>
    /// <param name="answer">The answer's number, by which moderators take it back, where it isn't in the reply and is known.</param>
    /// <param name="withQuestion">Whether the question stands above its answer: where nobody else sees what was asked.</param>
    public static ImmutableArray<string> Render(Reply reply, long? answer = null, bool withQuestion = false) =>
        TelegramPager.Lay(ReplyOutline.Of(reply)
            .Prepend(withQuestion && QuestionOf(reply) is { } question ? Heading(question) : Nothing)
            .Append(NumberOf(reply, answer) is { } number ? Footer(number) : Nothing)
            .Select(LiveWords.Guard));

    /// <summary>What an inline message shows of a reply that it can't hold: nobody could turn its pages, and no part of an answer stands without its sources.</summary>
    public static string RenderTooLong(Reply reply) => TelegramPager.Lay(
        new[]
        {
            QuestionOf(reply) is { } question ? Heading(question) : Nothing,
            new ReplyBlock([new ReplySpan(ChatTexts.TooLongForThisMessage)]),
        }.Select(LiveWords.Guard))[0];

    private static ReplyBlock Nothing => new([]);

    private static ReplyBlock Heading(string question) =>
        new([new ReplySpan(CleanText.OnOneLine(question), IsForeign: true) { Style = SpanStyle.Heading }], StaysWithNext: true);

    private static ReplyBlock Footer(long number) => new([new ReplySpan(ChatTexts.AnswerNumber(number))]);

    private static string? QuestionOf(Reply reply) => reply switch
    {
        Reply.OfAnswer { Question: { } question } => question,
        Reply.OfCorrection correction => correction.Question,
        Reply.OfRetraction retraction => retraction.Question,
        _ => null,
    };

    private static long? NumberOf(Reply reply, long? answer) => reply switch
    {
        Reply.OfAnswer => answer,
        Reply.OfCorrection correction when answer is not null => correction.AnswerId,
        Reply.OfRetraction retraction when answer is not null => retraction.AnswerId,
        _ => null,
    };
}
