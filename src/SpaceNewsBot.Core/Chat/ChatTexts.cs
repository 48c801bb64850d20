using System.Globalization;
using System.Resources;

namespace SpaceNewsBot.Core.Chat;

/// <summary>
/// What the bot says to people who ask, in their language: from ChatTexts.resx (English) and ChatTexts.de.resx (German), by
/// the UI culture of whoever calls. Numbers and dates are written the same in each language.
/// </summary>
public static class ChatTexts
{
    private static readonly ResourceManager Texts = new(typeof(ChatTexts));

    /// <summary>The reply to a greeting.</summary>
    public static string Welcome => Get(nameof(Welcome));

    /// <summary>What the bot can do for somebody, a command a line.</summary>
    public static string Help(string commands) => Format(null, nameof(Help), commands);

    /// <summary>What is being done for an answer that takes its time.</summary>
    public static string ReadingOnePassage => Get(nameof(ReadingOnePassage));

    /// <summary>What is being done for an answer that takes its time.</summary>
    public static string ReadingPassages(int passages) => Format(null, nameof(ReadingPassages), passages);

    /// <summary>What is being done for an answer that takes its time.</summary>
    public static string CheckingQuotes => Get(nameof(CheckingQuotes));

    /// <summary>What is kept about people.</summary>
    public static string Privacy(int retentionDays, string others) => Format(null, nameof(Privacy), retentionDays, others);

    /// <summary>Who else sees something, where no language model is asked.</summary>
    public static string PrivacyWithoutModel => Get(nameof(PrivacyWithoutModel));

    /// <summary>Who else sees something, where one is asked.</summary>
    public static string PrivacyWithModel => Get(nameof(PrivacyWithModel));

    /// <summary>Nothing was asked.</summary>
    public static string EmptyQuestion => Get(nameof(EmptyQuestion));

    /// <summary>A picture, a voice message and the like.</summary>
    public static string TextOnly => Get(nameof(TextOnly));

    /// <summary>A file without a word of what to do with it.</summary>
    public static string FileAlone => Get(nameof(FileAlone));

    /// <summary>The question is over the limit.</summary>
    public static string QuestionTooLong(int most) => Format(null, nameof(QuestionTooLong), most);

    /// <summary>No row of the table has this name.</summary>
    public static string UnknownCommand => Get(nameof(UnknownCommand));

    /// <summary>The person has as many questions waiting as one may.</summary>
    public static string TooManyOfOneUser => Get(nameof(TooManyOfOneUser));

    /// <summary>The queue is full.</summary>
    public static string QueueFull => Get(nameof(QueueFull));

    /// <summary>The person has asked as much as one may in an hour.</summary>
    public static string TooManyOfOneUserThisHour => Get(nameof(TooManyOfOneUserThisHour));

    /// <summary>The workspace was asked as much as it may be in an hour.</summary>
    public static string TooManyOfWorkspaceThisHour => Get(nameof(TooManyOfWorkspaceThisHour));

    /// <summary>The message failed time and again.</summary>
    public static string Apology => Get(nameof(Apology));

    /// <summary>There is nothing to answer from.</summary>
    public static string NoSources => Get(nameof(NoSources));

    /// <summary>The workspace is paused.</summary>
    public static string Paused => Get(nameof(Paused));

    /// <summary>The store didn't take a message.</summary>
    public static string NotRecorded => Get(nameof(NotRecorded));

    /// <summary>No passage is near.</summary>
    public static string NothingAboutThat => Get(nameof(NothingAboutThat));

    /// <summary>A passage is near, and doesn't answer.</summary>
    public static string NotAnswered => Get(nameof(NotAnswered));

    /// <summary>The nearest passage tells it of others.</summary>
    public static string PartiesDiffer => Get(nameof(PartiesDiffer));

    /// <summary>Nobody says what was asked about a source.</summary>
    public static string FieldNowhere(string field) => Format(null, nameof(FieldNowhere), field);

    /// <summary>The moderators' record says what was asked about a source, its text doesn't.</summary>
    public static string FieldOnlyRecorded(string field, string recorded) => Format(null, nameof(FieldOnlyRecorded), field, recorded);

    /// <summary>What stands before what was asked for and isn't in the sources.</summary>
    public static string SourcesDontSay => Get(nameof(SourcesDontSay));

    /// <summary>What was asked for and isn't in the sources.</summary>
    public static string NotSaidInTheSources(string gaps) => Format(null, nameof(NotSaidInTheSources), gaps);

    /// <summary>What stands above the passage that comes nearest, in a chat.</summary>
    public static string NearestPassage => Get(nameof(NearestPassage));

    /// <summary>What stands above the passage that comes nearest, in the terminal.</summary>
    public static string PassageThatComesNearest => Get(nameof(PassageThatComesNearest));

    /// <summary>A source without a title, within a sentence.</summary>
    public static string SourceNamed(string id) => Format(null, nameof(SourceNamed), id);

    /// <summary>A source without a title, at the beginning.</summary>
    public static string SourceAlone(string id) => Format(null, nameof(SourceAlone), id);

    /// <summary>Which revision is quoted.</summary>
    public static string Revision(int number) => Format(null, nameof(Revision), number);

    /// <summary>Which source is quoted, and which revision of it.</summary>
    public static string SourceAndRevision(string id, int number) => Format(null, nameof(SourceAndRevision), id, number);

    /// <summary>How many sources an answer quotes.</summary>
    public static string FromOneSource => Get(nameof(FromOneSource));

    /// <summary>How many sources an answer quotes.</summary>
    public static string FromSources(int sources) => Format(null, nameof(FromSources), sources);

    /// <summary>What stands above the one source.</summary>
    public static string AnswersFromOneSource => Get(nameof(AnswersFromOneSource));

    /// <summary>What stands above the sources.</summary>
    public static string AnswersFromSources(int sources) => Format(null, nameof(AnswersFromSources), sources);

    /// <summary>The answer's number, as a line of its own.</summary>
    public static string AnswerNumber(long number) => Format(null, nameof(AnswerNumber), number);

    /// <summary>The answer's number, behind something else.</summary>
    public static string AnswerNumberInLine(long number) => Format(null, nameof(AnswerNumberInLine), number);

    /// <summary>Which page is shown.</summary>
    public static string PageOf(int page, int pages) => Format(null, nameof(PageOf), page, pages);

    /// <summary>A reply without a word.</summary>
    public static string NothingToShow => Get(nameof(NothingToShow));

    /// <summary>A claim with a translation behind it.</summary>
    public static string TranslationNotChecked(string claim, string translation) => Format(null, nameof(TranslationNotChecked), claim, translation);

    /// <summary>What stands before the source whose change corrected an answer.</summary>
    public static string CorrectedOn(string time) => Format(null, nameof(CorrectedOn), time);

    /// <summary>A correction, where there is no message to edit.</summary>
    public static string AnswerCorrected(long number, string question, string time, string source, string change) => Format(null, nameof(AnswerCorrected), number, question, time, source, change);

    /// <summary>A retraction; its reason or a full stop stands behind it.</summary>
    public static string RetractedOn(string time) => Format(null, nameof(RetractedOn), time);

    /// <summary>A retraction, where there is no message to edit; its reason or a full stop stands behind it.</summary>
    public static string AnswerRetracted(long number, string question, string time) => Format(null, nameof(AnswerRetracted), number, question, time);

    /// <summary>What happened to a source, behind its title.</summary>
    public static string SourceWasRemoved(int revision, CultureInfo? language = null) => Format(language, nameof(SourceWasRemoved), revision);

    /// <summary>What happened to a source, behind its title.</summary>
    public static string SourceWasQuarantined(int from, int to, CultureInfo? language = null) => Format(language, nameof(SourceWasQuarantined), from, to);

    /// <summary>What happened to a source, behind its title.</summary>
    public static string SourceWasReadAnew(int revision, CultureInfo? language = null) => Format(language, nameof(SourceWasReadAnew), revision);

    /// <summary>What happened to a source, behind its title.</summary>
    public static string SourceWasChanged(int from, int to, CultureInfo? language = null) => Format(language, nameof(SourceWasChanged), from, to);

    /// <summary>A quote that its source doesn't have any more.</summary>
    public static string QuoteIsOutdated(int latest) => Format(null, nameof(QuoteIsOutdated), latest);

    /// <summary>A quote whose source was removed.</summary>
    public static string QuoteIsRemoved => Get(nameof(QuoteIsRemoved));

    /// <summary>An answer without a quote.</summary>
    public static string QuotesNothing => Get(nameof(QuotesNothing));

    /// <summary>The answer isn't what its source says any more.</summary>
    public static string AnswerIsOutdated => Get(nameof(AnswerIsOutdated));

    /// <summary>What stands in the place of a message that the new reply doesn't need.</summary>
    public static string PartIsOutdated => Get(nameof(PartIsOutdated));

    /// <summary>A corrected answer that its message can't hold.</summary>
    public static string TooLongForThisMessage => Get(nameof(TooLongForThisMessage));

    /// <summary>An answer from a row of the ledger.</summary>
    public static string LedgerClaim(string who, string deed, string when, string why) => Format(null, nameof(LedgerClaim), who, deed, when, why);

    /// <summary>Where, behind the claim.</summary>
    public static string LedgerWhere(string where) => Format(null, nameof(LedgerWhere), where);

    /// <summary>How, behind the claim.</summary>
    public static string LedgerHow(string how) => Format(null, nameof(LedgerHow), how);

    /// <summary>How many rows are left out.</summary>
    public static string LedgerMore(int rows) => Format(null, nameof(LedgerMore), rows);

    /// <summary>No actor is named.</summary>
    public static string NotSaidWho => Get(nameof(NotSaidWho));

    /// <summary>A slot that the source leaves empty.</summary>
    public static string NotSaid => Get(nameof(NotSaid));

    /// <summary>What stands between the first day and the last.</summary>
    public static string DaysTo => Get(nameof(DaysTo));

    /// <summary>It was only announced.</summary>
    public static string Announced => Get(nameof(Announced));

    /// <summary>It is only planned.</summary>
    public static string Planned => Get(nameof(Planned));

    /// <summary>It is said not to be so.</summary>
    public static string Denied => Get(nameof(Denied));

    /// <summary>Nobody confirms it.</summary>
    public static string NotConfirmed => Get(nameof(NotConfirmed));

    /// <summary>Who says so.</summary>
    public static string According(string speaker) => Format(null, nameof(According), speaker);

    /// <summary>How firm it is, and who says so.</summary>
    public static string StatusAccording(string status, string speaker) => Format(null, nameof(StatusAccording), status, speaker);

    /// <summary>What a row doesn't say.</summary>
    public static string EventNotSaid(string columns) => Format(null, nameof(EventNotSaid), columns);

    /// <summary>A row that a model read.</summary>
    public static string EventProposed => Get(nameof(EventProposed));

    /// <summary>A row that a moderator looked at.</summary>
    public static string EventReviewed(string review) => Format(null, nameof(EventReviewed), review);

    /// <summary>No row stands where an answer quotes.</summary>
    public static string NoFactsThere => Get(nameof(NoFactsThere));

    /// <summary>Shows an answer's quotes where they stand.</summary>
    public static string ButtonEvidence => Get(nameof(ButtonEvidence));

    /// <summary>Shows what the ledger has of an answer.</summary>
    public static string ButtonFacts => Get(nameof(ButtonFacts));

    /// <summary>Asks to be told later.</summary>
    public static string ButtonNotify => Get(nameof(ButtonNotify));

    /// <summary>Does what was shown.</summary>
    public static string ButtonConfirm => Get(nameof(ButtonConfirm));

    /// <summary>Doesn't do what was shown.</summary>
    public static string ButtonCancel => Get(nameof(ButtonCancel));

    /// <summary>Begins another inline question.</summary>
    public static string ButtonAskAnother => Get(nameof(ButtonAskAnother));

    /// <summary>Turns back, with the page's number behind it.</summary>
    public static string ButtonPageBefore => Get(nameof(ButtonPageBefore));

    /// <summary>Turns on, with the page's number behind it.</summary>
    public static string ButtonPageNext => Get(nameof(ButtonPageNext));

    /// <summary>Turns back.</summary>
    public static string ButtonPrevious => Get(nameof(ButtonPrevious));

    /// <summary>Turns on.</summary>
    public static string ButtonNext => Get(nameof(ButtonNext));

    /// <summary>What is asked of whoever finds an answer bad.</summary>
    public static string WhatIsWrong => Get(nameof(WhatIsWrong));

    /// <summary>What stands above the field for a reason.</summary>
    public static string InYourWords => Get(nameof(InYourWords));

    /// <summary>How a reason is given.</summary>
    public static string WriteYourReason(string prompt, string command) => Format(null, nameof(WriteYourReason), prompt, command);

    /// <summary>A button did what it does.</summary>
    public static string Done => Get(nameof(Done));

    /// <summary>A button whose answer is gone.</summary>
    public static string NothingHereAnyMore => Get(nameof(NothingHereAnyMore));

    /// <summary>A rating was kept.</summary>
    public static string ThankYou => Get(nameof(ThankYou));

    /// <summary>A rating that says neither.</summary>
    public static string SayVerdict(string good, string bad, string answer) => Format(null, nameof(SayVerdict), good, bad, answer);

    /// <summary>A reason over the limit.</summary>
    public static string ReasonTooLong(int length, int most) => Format(null, nameof(ReasonTooLong), length, most);

    /// <summary>The answer is gone, or never was.</summary>
    public static string NoSuchAnswer(string number) => Format(null, nameof(NoSuchAnswer), number);

    /// <summary>The question waits for no answer.</summary>
    public static string NoSuchQuestion(string number) => Format(null, nameof(NoSuchQuestion), number);

    /// <summary>Somebody is told later.</summary>
    public static string WillNotify => Get(nameof(WillNotify));

    /// <summary>Nobody knows where to tell them later.</summary>
    public static string UnknownPerson => Get(nameof(UnknownPerson));

    /// <summary>A person's data were removed.</summary>
    public static string Forgotten(int messages) => Format(null, nameof(Forgotten), messages);

    /// <summary>Inline mode in a paused workspace.</summary>
    public static string InlinePaused => Get(nameof(InlinePaused));

    /// <summary>Inline mode with an answer over the limit.</summary>
    public static string InlineTooLong => Get(nameof(InlineTooLong));

    /// <summary>Inline mode without an answer.</summary>
    public static string InlineNotSaid => Get(nameof(InlineNotSaid));

    /// <summary>What a conversation begins with.</summary>
    public static string TerminalInvitation => Get(nameof(TerminalInvitation));

    /// <summary>Nothing was asked.</summary>
    public static string TerminalEmptyQuestion => Get(nameof(TerminalEmptyQuestion));

    /// <summary>The question is over the limit.</summary>
    public static string TerminalQuestionTooLong(int length, int most) => Format(null, nameof(TerminalQuestionTooLong), length, most);

    /// <summary>The name of a column of the ledger.</summary>
    /// <param name="column">Its name in the program, for example "when".</param>
    public static string Column(string column) => Find($"Column_{column}") ?? column;

    /// <summary>The name of something that was asked for and isn't in the sources; what isn't known by name is a word of the question, and stays.</summary>
    /// <param name="gap">Its name in the program, for example "reason".</param>
    public static string Gap(string gap) => Find($"Gap_{gap}") ?? gap;

    /// <summary>How firm a row of the ledger is, or what became of it, in a word.</summary>
    public static string Word<T>(T value) where T : struct, Enum => Find($"{typeof(T).Name.Replace("Event", "", StringComparison.Ordinal)}_{value}") ?? ReplyTable.Words(value);

    /// <summary>What a command does, in a line of the help.</summary>
    /// <param name="name">The command's name, for example "sources list".</param>
    /// <param name="help">What is said of a command that has no text here: those of moderators are in English.</param>
    public static string CommandHelp(string name, string help)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Find($"Command_{name.Replace(' ', '_')}") ?? help;
    }

    private static string? Find(string key) => Texts.GetString(key, CultureInfo.CurrentUICulture);

    private static string Get(string key, CultureInfo? language = null) =>
        Texts.GetString(key, language ?? CultureInfo.CurrentUICulture) ?? throw new MissingManifestResourceException($"There is no text {key}.");

    private static string Format(CultureInfo? language, string key, params object[] values) => string.Format(CultureInfo.InvariantCulture, Get(key, language), values);
}
