using SpaceNewsBot.Core.Answers;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Discord.Rendering;
using SpaceNewsBot.Telegram.Rendering;
using SpaceNewsBot.Tests.Support;
using SpaceNewsBot.Tests.Support.Discord;
using SpaceNewsBot.Tests.Support.Platforms;
using SpaceNewsBot.Tests.Support.Telegram;
using Xunit;

namespace SpaceNewsBot.Tests.Contracts;

/// <summary>The same conversation gives the same answers on every platform.</summary>
public sealed class PlatformContract
{
    private const long Group = -1001;
    private const long Person = 42;

    [Fact]
    public async Task A_conversation_in_private_gives_the_same_answers_in_Telegram_and_in_Discord()
    {
        await using var both = await StartAsync();

        var replies = await TalkAsync(new TelegramTalk(both.Telegram, Person, Person), new DiscordTalk(both.Discord, null, DiscordServer.Person));

        AssertSensible(replies);
        both.AssertContent();
    }

    [Fact]
    public async Task A_conversation_before_others_gives_the_same_answers_in_Telegram_and_in_Discord()
    {
        await using var both = await StartAsync();
        both.Telegram.AddGroup(Group);

        var replies = await TalkAsync(new TelegramTalk(both.Telegram, Group, Person), new DiscordTalk(both.Discord, DiscordServer.Channel, DiscordServer.Person));

        AssertSensible(replies);
        both.AssertContent();
    }

    [Fact]
    public void The_comparison_finds_every_reply_alike()
    {
        foreach (var (slot, reply, _) in SampleReplies.Placed("word"))
        {
            var (telegram, discord) = Render(reply);

            Assert.True(telegram == discord, $"{slot}: {telegram}\n\n{discord}");
        }
    }

    [Fact]
    public void The_comparison_sees_a_word_that_differs_wherever_it_stands()
    {
        var here = SampleReplies.Placed("word").ToList();
        var there = SampleReplies.Placed("worse").ToList();

        Assert.All(here.Zip(there), pair => Assert.NotEqual(Render(pair.First.Reply).Telegram, Render(pair.Second.Reply).Discord));
    }

    [Fact]
    public void The_comparison_sees_that_a_quote_is_no_quote()
    {
        var quoted = Render(new Reply.OfAnswer(Answered.Grounded(Answered.Metadata, [], ("It ended.", ["The strike ended."])))).Telegram;
        var plain = ShownReply.Of(quoted.Split("\nquote")[0], [], []).ToString();

        Assert.NotEqual(quoted, plain);
    }

    private static (string Telegram, string Discord) Render(Reply reply)
    {
        var (text, entities, refusal) = BotApiHtml.Parse(Assert.Single(TelegramReplyRenderer.Render(reply, answer: 12)));
        Assert.Null(refusal);
        return (
            ShownReply.Of(text, entities, []).ToString(),
            ShownReply.OfMarkdown(Assert.Single(Assert.Single(DiscordReplyRenderer.Render(reply, answer: 12)).Embeds).Description, []).ToString());
    }

    private static async Task<TwoPlatforms> StartAsync()
    {
        var both = await TwoPlatforms.StartAsync();
        var story = Path.Combine(Repository.Root, "tests", "SpaceNewsBot.Tests", "Stories", "ferry.md");
        await both.RunAsync("", "sources", "add", story, "--url", "https://harbour.example/ferry?id=1");
        await both.ServeAsync();
        return both;
    }

    /// <summary>Has the same talk on both platforms at once, and compares reply with reply.</summary>
    private static async Task<IReadOnlyDictionary<string, string>> TalkAsync(TelegramTalk telegram, DiscordTalk discord)
    {
        var talks = await Task.WhenAll(TalkAsync(telegram), TalkAsync(discord));

        Assert.All(talks[0].Zip(talks[1]), pair => Assert.Equal($"{pair.First.Step}\n{pair.First.Shown}", $"{pair.Second.Step}\n{pair.Second.Shown}"));
        Assert.Equal(talks[0].Count, talks[1].Count);
        return talks[0].ToDictionary(t => t.Step, t => t.Shown, StringComparer.Ordinal);
    }

    private static async Task<IReadOnlyList<(string Step, string Shown)>> TalkAsync(Talk talk)
    {
        // Not more than Telegram lets a bot say in a group within a minute.
        var steps = new List<(string Step, string Shown)>();
        var person = await Note("a person", talk.SayAsync("Who is Dmitry Rogozin?"));
        var ferry = await Note("a question on the other story", talk.AskAsync("Why did Norvane Line suspend its ferry route?"));
        await Note("evidence of one story", talk.PressAsync(ferry, "Evidence"));
        await Note("a question", talk.AskAsync("Who suspended the partnership with NASA?"));
        await Note("why", talk.SayAsync("why?"));
        await Note("another party", talk.SayAsync("and ESA?"));
        await Note("a reply to an older answer", talk.ReplyAsync(ferry, "when?"));
        var overview = await Note("an overview", talk.SayAsync("Who suspended what, when and why?"));
        await Note("evidence of the overview", talk.PressAsync(overview, "Evidence"));
        await Note("facts of the overview", talk.PressAsync(overview, "Who, what, why"));
        await Note("no answer", talk.AskAsync("How much does a launch cost?"));
        await Note("nothing about it at all", talk.SayAsync("Which colour has the moon?"));
        await Note("an answer that quotes a claim of others", talk.SayAsync("Did Bill Nelson sign a letter?"));
        await Note("a question that is too long", talk.SayAsync(new string('x', Question.MaxLength + 1)));
        await Note("markup", talk.SayAsync("Who is *Bill* <b>Nelson</b> & `who` _else_?"));
        await Note("an unknown command", talk.CommandAsync("nonsense"));
        await Note("help", talk.CommandAsync("help"));
        await Note("the sources", talk.CommandAsync("sources"));
        await Note("evidence of an older answer", talk.PressAsync(person, "Evidence"));
        return steps;

        async Task<Said> Note(string step, Task<Said> reply)
        {
            var said = await reply;
            steps.Add((step, await talk.ReadAsync(said)));
            return said;
        }
    }

    /// <summary>Nothing is alike because it is empty.</summary>
    private static void AssertSensible(IReadOnlyDictionary<string, string> replies)
    {
        foreach (var (step, part) in new[]
        {
            ("a person", "Dmitry Rogozin, the head of the Russian space agency Roscosmos"),
            ("a question on the other story", "quote: Norvane Line suspended its ferry route"),
            ("a question on the other story", "link: Norvane Line halts Skellin crossing as dock strike goes on → https://harbour.example/ferry?id=1"),
            ("a question on the other story", "button: Evidence"),
            ("evidence of one story", "set off: Norvane Line suspended"),
            ("a reply to an older answer", "Monday"),
            ("facts of the overview", "#1 · Norvane Line"),
            ("no answer", "button: Tell me when the sources say"),
            ("the sources", "I answer from 2 sources:"),
        })
        {
            Assert.Contains(part, replies[step], StringComparison.Ordinal);
        }

        Assert.Contains(ReplyText.QuestionTooLong.Text, replies["a question that is too long"], StringComparison.Ordinal);
        Assert.Contains(ReplyText.UnknownCommand.Text, replies["an unknown command"], StringComparison.Ordinal);
    }
}
