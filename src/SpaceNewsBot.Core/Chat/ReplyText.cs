using SpaceNewsBot.Core.Answers;
using SpaceNewsBot.Core.Commands;
using SpaceNewsBot.Core.Workspaces;

namespace SpaceNewsBot.Core.Chat;

/// <summary>A text that the bot wrote itself: plain text with lines, to be escaped by each renderer. Only this folder makes one.</summary>
public sealed record ReplyText
{
    internal ReplyText(string text) => Text = text;

    /// <summary>The reply to a greeting.</summary>
    public static ReplyText Welcome => new(ChatTexts.Welcome);

    /// <summary>What the bot can do for somebody: the rows of the command table that their right allows.</summary>
    public static ReplyText HelpFor(Right right) => new(ChatTexts.Help(string.Join(
        '\n',
        CommandTable.Offered(CommandSurfaces.PrivateChat, right).Select(r => $"{r.ChatUsage} – {ChatTexts.CommandHelp(r.Name, r.Help)}"))));

    /// <summary>What is being done for an answer that takes its time.</summary>
    public static ReplyText Working(AnswerStep step) => new(step switch
    {
        AnswerStep.Reading(1) => ChatTexts.ReadingOnePassage,
        AnswerStep.Reading(var passages) => ChatTexts.ReadingPassages(passages),
        _ => ChatTexts.CheckingQuotes,
    });

    /// <summary>Nothing was asked.</summary>
    public static ReplyText EmptyQuestion => new(ChatTexts.EmptyQuestion);

    /// <summary>A picture, a voice message and the like.</summary>
    public static ReplyText TextOnly => new(ChatTexts.TextOnly);

    /// <summary>A file without a word of what to do with it.</summary>
    public static ReplyText FileAlone => new(ChatTexts.FileAlone);

    /// <summary>The question is over the limit.</summary>
    public static ReplyText QuestionTooLong => new(ChatTexts.QuestionTooLong(Question.MaxLength));

    /// <summary>No row of the table has this name.</summary>
    public static ReplyText UnknownCommand => new(ChatTexts.UnknownCommand);

    /// <summary>The person has as many questions waiting as one may.</summary>
    public static ReplyText TooManyOfOneUser => new(ChatTexts.TooManyOfOneUser);

    /// <summary>The queue is full.</summary>
    public static ReplyText QueueFull => new(ChatTexts.QueueFull);

    /// <summary>The person has asked as much as one may in an hour.</summary>
    public static ReplyText TooManyOfOneUserThisHour => new(ChatTexts.TooManyOfOneUserThisHour);

    /// <summary>The workspace was asked as much as it may be in an hour.</summary>
    public static ReplyText TooManyOfWorkspaceThisHour => new(ChatTexts.TooManyOfWorkspaceThisHour);

    /// <summary>The message failed time and again.</summary>
    public static ReplyText Apology => new(ChatTexts.Apology);

    /// <summary>There is nothing to answer from.</summary>
    public static ReplyText NoSources => new(ChatTexts.NoSources);

    /// <summary>The workspace is paused.</summary>
    public static ReplyText Paused => new(ChatTexts.Paused);

    /// <summary>What is kept about people.</summary>
    /// <param name="retentionDays">After how many days questions are removed.</param>
    /// <param name="asksModel">Whether questions go to a language model.</param>
    public static ReplyText PrivacyFor(int retentionDays, bool asksModel) =>
        new(ChatTexts.Privacy(retentionDays, asksModel ? ChatTexts.PrivacyWithModel : ChatTexts.PrivacyWithoutModel));

    /// <summary>The text; "\n" ends a line.</summary>
    public string Text { get; }
}
