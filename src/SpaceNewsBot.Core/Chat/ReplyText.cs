using SpaceNewsBot.Core.Answers;
using SpaceNewsBot.Core.Commands;
using SpaceNewsBot.Core.Workspaces;

namespace SpaceNewsBot.Core.Chat;

/// <summary>A text that the bot wrote itself: plain text with lines, to be escaped by each renderer. Only this folder makes one.</summary>
public sealed class ReplyText
{
    internal ReplyText(string text) => Text = text;

    /// <summary>The reply to a greeting.</summary>
    public static ReplyText Welcome { get; } = new(
        """
        Welcome! Ask me about the news stories that I keep: every sentence of my answers stands on words quoted from a source, and when the sources don't say, I tell you so.

        Try one of these:
        • Who suspended what, and why?
        • Why did Roscosmos stop cooperating on the International Space Station?
        • Who wrote the article?

        /help shows everything that I can do.
        """);

    /// <summary>What the bot can do for somebody: the rows of the command table that their right allows.</summary>
    public static ReplyText HelpFor(Right right) => new(
        $"""
        Ask me a question in your own words, and follow it up with "why?" or "when?". I quote the stored sources, or say that they don't answer.

        {string.Join('\n', CommandTable.Offered(CommandSurfaces.PrivateChat, right).Select(r => $"{r.ChatUsage} – {r.Help}"))}

        In a group, begin with /ask, mention me, or reply to one of my messages.
        """);

    /// <summary>What is being done for an answer that takes its time.</summary>
    public static ReplyText Working(AnswerStep step) => new(step switch
    {
        AnswerStep.Reading(1) => "Reading 1 passage …",
        AnswerStep.Reading(var passages) => $"Reading {passages} passages …",
        _ => "Checking quotes …",
    });

    /// <summary>Nothing was asked.</summary>
    public static ReplyText EmptyQuestion { get; } = new(
        "What would you like to know? Write a question, for example: /ask Who suspended what, and why?");

    /// <summary>A picture, a voice message and the like.</summary>
    public static ReplyText TextOnly { get; } = new(
        "I answer questions that are written as text. What would you like to know? /help shows examples of what I can do.");

    /// <summary>A file without a word of what to do with it.</summary>
    public static ReplyText FileAlone { get; } = new(
        "I can't tell what to do with this file. A moderator adds it as a source by sending it with the caption /source add; questions are written as text.");

    /// <summary>The question is over the limit.</summary>
    public static ReplyText QuestionTooLong { get; } = new(
        $"A question may have at most {Question.MaxLength.ToString("N0", System.Globalization.CultureInfo.InvariantCulture)} characters. Please shorten yours and ask again.");

    /// <summary>No row of the table has this name.</summary>
    public static ReplyText UnknownCommand { get; } = new("I don't know that command. /help lists those that I do.");

    /// <summary>The person has as many questions waiting as one may.</summary>
    public static ReplyText TooManyOfOneUser { get; } = new(
        "You have several questions waiting already. I'll answer those first; please ask this one again afterwards.");

    /// <summary>The queue is full.</summary>
    public static ReplyText QueueFull { get; } = new(
        "So many questions are waiting that I can't take another one now. Please ask again in a few minutes.");

    /// <summary>The person has asked as much as one may in an hour.</summary>
    public static ReplyText TooManyOfOneUserThisHour { get; } = new(
        "You have asked as many questions as I answer one person in an hour. Please ask again when the next hour begins.");

    /// <summary>The workspace was asked as much as it may be in an hour.</summary>
    public static ReplyText TooManyOfWorkspaceThisHour { get; } = new(
        "This community has asked as many questions as I answer it in an hour. Please ask again when the next hour begins.");

    /// <summary>The message failed time and again.</summary>
    public static ReplyText Apology { get; } = new(
        "I'm sorry: something went wrong on my side, and I couldn't answer this message. Please ask again later.");

    /// <summary>There is nothing to answer from.</summary>
    public static ReplyText NoSources { get; } = new(
        "I have no sources at the moment, so I can't answer anything yet. A moderator has to add an article first.");

    /// <summary>The workspace is paused.</summary>
    public static ReplyText Paused { get; } = new(
        "A moderator has paused me in this community, so I don't answer questions at the moment. Please ask again later.");

    /// <summary>What is kept about people.</summary>
    /// <param name="retentionDays">After how many days questions are removed.</param>
    public static ReplyText PrivacyFor(int retentionDays) => new(
        $"""
        What I keep about you:
        • Your messages to me and my answers, with the platform's ids of you, the chat and the messages: for {retentionDays.ToString(System.Globalization.CultureInfo.InvariantCulture)} days, so that I can correct an answer when its source changes.
        • How many questions you asked in this hour, under a scrambled id: until the hour is over.
        • If you moderate: what you changed, when and why, under your id.

        Moderators see questions that were asked in groups and what I answered, never those of private chats. Nobody else sees anything, and nothing leaves this bot's store.

        /forget-me removes your questions, my answers to them and your id at once.
        """);

    /// <summary>The text; "\n" ends a line.</summary>
    public string Text { get; }
}
