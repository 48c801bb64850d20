using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Resources;
using System.Text.RegularExpressions;
using SpaceNewsBot.Core.Answers;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Core.Commands;
using SpaceNewsBot.Core.Events;
using SpaceNewsBot.Core.Retrieval;
using SpaceNewsBot.Core.Workspaces;
using SpaceNewsBot.Discord.Rendering;
using SpaceNewsBot.Telegram.Rendering;
using SpaceNewsBot.Terminal;
using SpaceNewsBot.Tests.Support;
using Xunit;

namespace SpaceNewsBot.Tests.Chat;

public sealed partial class ChatTextsTests
{
    private static readonly Dictionary<string, string> English = Read(CultureInfo.InvariantCulture);
    private static readonly Dictionary<string, string> German = Read(CultureInfo.GetCultureInfo("de"));

    public static TheoryData<string> Keys => [.. English.Keys.Order(StringComparer.Ordinal)];

    public static TheoryData<string> Languages => [.. ChatLanguage.All];

    [Fact]
    public void Both_languages_have_the_same_texts()
    {
        Assert.NotEmpty(English);
        Assert.Equal(English.Keys.Order(StringComparer.Ordinal), German.Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void A_text_is_there_in_german_with_the_placeholders_of_the_english_one(string key)
    {
        Assert.False(string.IsNullOrWhiteSpace(English[key]));
        Assert.False(string.IsNullOrWhiteSpace(German[key]));
        Assert.NotEqual(English[key], German[key]);
        Assert.Equal(Placeholders(English[key]), Placeholders(German[key]));
        Assert.DoesNotContain('\r', English[key] + German[key]);
    }

    [Fact]
    public async Task Every_member_gives_a_text_in_each_language()
    {
        var members = typeof(ChatTexts).GetMembers(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .Where(m => m is PropertyInfo || m is MethodInfo { IsSpecialName: false, IsGenericMethod: false } && English.ContainsKey(m.Name))
            .ToList();

        foreach (var member in members)
        {
            foreach (var (language, texts) in new[] { ("en", English), ("de", German) })
            {
                var (said, values) = await ChatLanguage.InAsync(language, () => Task.FromResult(Say(member)));

                Assert.Equal(string.Format(CultureInfo.InvariantCulture, texts[member.Name], values), said);
            }
        }

        Assert.Equal(English.Keys.Where(k => !k.Contains('_', StringComparison.Ordinal)).Order(StringComparer.Ordinal), members.Select(m => m.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_the_program_names_has_a_text()
    {
        var gaps = Enum.GetValues<QuestionKind>().Select(Answerability.NameOf).OfType<string>()
            .Concat(["title", "address", "date", "publisher", "author"])
            .Concat(["reason", "date", "time", "place", "person", "number", "amount", "name", "manner", "duration", "source", "result"]);
        string[] named =
        [
            .. gaps.Select(g => $"Gap_{g}"),
            .. Enum.GetNames<EventStatus>().Select(s => $"Status_{s}"),
            .. Enum.GetValues<EventReview>().Where(r => r is not (EventReview.None or EventReview.Proposed)).Select(r => $"Review_{r}"),
            .. new[] { "who", "what", "when", "where", "why", "how", "says" }.Select(c => $"Column_{c}"),
            .. CommandTable.Offered(CommandSurfaces.PrivateChat, Right.Reader).Select(CommandKey),
        ];

        Assert.Equal(named.Distinct().Order(StringComparer.Ordinal), English.Keys.Where(k => k.Contains('_', StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_names_in_english_are_those_of_the_program()
    {
        Assert.All(English.Where(t => t.Key.StartsWith("Gap_", StringComparison.Ordinal) || t.Key.StartsWith("Column_", StringComparison.Ordinal)), t => Assert.Equal(t.Key.Split('_')[1], t.Value));
        Assert.All(Enum.GetValues<EventStatus>(), s => Assert.Equal(ReplyTable.Words(s), English[$"Status_{s}"]));
        Assert.All(CommandTable.Offered(CommandSurfaces.PrivateChat, Right.Reader), row => Assert.Equal(row.Help, English[CommandKey(row)]));
    }

    [Fact]
    public async Task A_word_of_the_question_that_the_sources_lack_is_said_as_it_was_asked()
    {
        var said = await InGermanAsync(() => TerminalReplyRenderer.NotSaid(["reason", "Zanzibar", "Date"]));

        Assert.Equal("In den Quellen nicht gesagt: Grund, Zanzibar, Date.", said);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Buttons_and_questions_keep_within_the_platforms_bounds(string language)
    {
        var labels = await ChatLanguage.InAsync(language, () => Task.FromResult<string[]>(
        [
            .. SampleReplies.Placed("words").SelectMany(placed => ReplyAction.Under(placed.Reply, 1)).Select(a => a.Label),
            ChatTexts.ButtonAskAnother, ChatTexts.ButtonPageBefore, ChatTexts.ButtonPageNext, ChatTexts.ButtonPrevious, ChatTexts.ButtonNext,
            ChatTexts.ButtonConfirm, ChatTexts.ButtonCancel,
        ]));
        var asked = await ChatLanguage.InAsync(language, () => Task.FromResult((ChatTexts.WhatIsWrong, ChatTexts.InYourWords)));

        Assert.All(labels, label => Assert.InRange(label.Length, 1, 40));
        Assert.InRange(asked.WhatIsWrong.Length, 1, 45);
        Assert.InRange(asked.InYourWords.Length, 1, 45);
    }

    [Fact]
    public async Task A_correction_is_told_in_german_and_logged_in_english()
    {
        var shift = new Core.Corrections.SourceShift("ferry", "Ferry stops", 1, 2, Core.Sources.SourceState.Standing);
        var reply = new Reply.OfCorrection(12, "Why?", new DateTimeOffset(2022, 3, 5, 12, 0, 0, TimeSpan.Zero), shift, Answered.Abstained("Nichts.", ["reason"], null));

        var (telegram, discord, log) = await InGermanAsync(() => (TelegramReplyRenderer.Render(reply, 12), DiscordReplyRenderer.Render(reply), shift.Sentence));

        const string Told = "Diese Antwort wurde berichtigt (5 March 2022, 12:00 UTC): “Ferry stops” wurde geändert (Revision 1 → 2).";
        Assert.Equal($"{Told}\n\nNichts.\n\nDie Quellen sagen nicht: Grund.\n\nAntwort 12", Assert.Single(telegram));
        Assert.StartsWith(Told, Assert.Single(discord).Embeds[0].Description.Replace("\\", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal("Antwort 12", discord[0].Embeds[0].Footer);
        Assert.Equal("was changed (revision 1 → 2)", log);
    }

    [Fact]
    public async Task A_language_ends_where_what_was_done_in_it_ends()
    {
        var before = ChatLanguage.Current;

        var within = await ChatLanguage.InAsync("de", async () =>
        {
            await Task.Yield();
            return ChatLanguage.Current;
        });

        Assert.Equal(("en", "de", "en"), (before, within, ChatLanguage.Current));
    }

    private static Task<T> InGermanAsync<T>(Func<T> say) => ChatLanguage.InAsync("de", () => Task.FromResult(say()));

    private static (string Said, object[] Values) Say(MemberInfo member)
    {
        if (member is PropertyInfo property)
        {
            return ((string)property.GetValue(null)!, []);
        }

        var method = (MethodInfo)member;
        object?[] arguments = [.. method.GetParameters().Select((p, i) => p.ParameterType == typeof(CultureInfo) ? null
            : p.ParameterType == typeof(string) ? $"«{i}»"
            : Convert.ChangeType(12_345 + i, p.ParameterType, CultureInfo.InvariantCulture))];
        return ((string)method.Invoke(null, arguments)!, [.. arguments.OfType<object>()]);
    }

    private static string CommandKey(CommandRow row) => $"Command_{row.Name.Replace(' ', '_')}";

    // What a placeholder's number is written like may differ; which of them stand there may not.
    private static IEnumerable<string> Placeholders(string text) => Placeholder.Matches(text).Select(m => m.Groups[1].Value).Distinct().Order(StringComparer.Ordinal);

    private static Dictionary<string, string> Read(CultureInfo culture) =>
        new ResourceManager(typeof(ChatTexts)).GetResourceSet(culture, createIfNotExists: true, tryParents: false)!
            .Cast<DictionaryEntry>()
            .ToDictionary(e => (string)e.Key, e => (string)e.Value!, StringComparer.Ordinal);

    [GeneratedRegex(@"\{(\d+)[^}]*\}")]
    private static partial Regex Placeholder { get; }
}
