using System.Text.Json;
using System.Text.Json.Nodes;
using SpaceNewsBot.Core.Answers;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Core.Sources;
using SpaceNewsBot.Core.Workspaces;
using SpaceNewsBot.Telegram.Chat;
using SpaceNewsBot.Telegram.Receiving;
using SpaceNewsBot.Telegram.Rendering;
using SpaceNewsBot.Tests.Support;
using SpaceNewsBot.Tests.Support.Telegram;
using Telegram.Bot;
using Telegram.Bot.Types;
using Xunit;

namespace SpaceNewsBot.Tests.Telegram;

/// <summary>What is offered to whoever types behind the bot's name (core.telegram.org/bots/api#inline-mode).</summary>
public sealed class InlineQueriesTests : IAsyncLifetime
{
    private const long Ada = 5;
    private const string Overview = "Who suspended what, when and why?";
    private const string Question = "Why was the ferry suspended?";

    private static readonly string[] Reasons = ["its engine had failed", "a crane had fallen on the pier", "the harbour had silted up", "its pilots were on strike", "fog lay over the strait", "the tide was too low", "its crew had fallen ill"];

    private readonly TemporaryFolder folder = new();
    private BotApiServer server = null!;
    private TestBot bot = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        server = await BotApiServer.StartAsync();
        bot = new TestBot(folder.Path, server, withEngine: true);
    }

    public async ValueTask DisposeAsync()
    {
        await bot.DisposeAsync();
        await server.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task Offers_up_to_five_answers_whose_quotes_stand_in_the_sources_that_they_name()
    {
        await AddFerriesAsync();

        var update = server.Ask(Question, Ada);
        var answer = await AnswerAsync(update);

        var offers = await bot.Part<QuestionAnswerer>().OfferAsync(new Question(SourceLimits.DefaultWorkspace, Question), 5, Cancellation);
        Assert.Equal(5, offers.Length);
        Assert.Equal(5, ResultsOf(answer).Count);
        for (var i = 0; i < offers.Length; i++)
        {
            var shown = Post(update, i);
            Assert.Contains(Question, shown, StringComparison.Ordinal);
            Assert.NotEmpty(offers[i].Citations);
            foreach (var citation in offers[i].Citations)
            {
                var revision = (await bot.Sources.FindAsync(citation.WorkspaceId, citation.SourceId, Cancellation))!;
                Assert.Equal(citation.Quote, revision.Text[citation.Start..citation.End]);
                Assert.Contains(SamplePreviews.Comparable(citation.Quote), SamplePreviews.Comparable(shown), StringComparison.Ordinal);
                Assert.Contains(citation.Metadata.Title!, shown, StringComparison.Ordinal);
                Assert.Contains(citation.Metadata.Title!, (string)ResultsOf(answer)[i]["description"]!, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task Results_have_ids_of_their_own_that_say_which_was_chosen_and_where()
    {
        await AddFerriesAsync();

        var alone = ResultsOf(await AnswerAsync(server.Ask(Question, Ada, "sender")));
        var group = ResultsOf(await AnswerAsync(server.Ask(Question, Ada, "supergroup")));
        var channel = ResultsOf(await AnswerAsync(server.Ask(Question, Ada, "channel")));

        Assert.Equal(Enumerable.Range(0, 5).Select(i => new InlineResultId(i, IsOpen: false)), alone.Select(r => InlineResultId.Parse((string)r["id"]!)));
        Assert.Equal(Enumerable.Range(0, 5).Select(i => new InlineResultId(i, IsOpen: true)), group.Select(r => InlineResultId.Parse((string)r["id"]!)));
        Assert.Equal(group.Select(r => (string)r["id"]!), channel.Select(r => (string)r["id"]!));
    }

    [Fact]
    public async Task What_is_offered_is_for_this_person_now_and_has_buttons()
    {
        await AddFerriesAsync();

        var answer = await AnswerAsync(server.Ask(Question, Ada));

        Assert.Equal((0, true), ((int)answer["cache_time"]!, (bool)answer["is_personal"]!));
        Assert.Null(answer["button"]);
        Assert.All(ResultsOf(answer), r => Assert.NotNull(r["reply_markup"]));
        Assert.All(ResultsOf(answer), r => Assert.InRange(((string)r["title"]!).Length, 1, 120));
        Assert.All(ResultsOf(answer), r => Assert.InRange(((string)r["description"]!).Length, 1, 120));
    }

    [Theory]
    [InlineData("Who painted the ceiling of the opera?")]
    [InlineData("?")]
    [InlineData("zzzz qqqq")]
    [InlineData("\u202E")]
    public async Task Offers_a_private_word_where_the_sources_say_nothing(string query)
    {
        var answer = await AnswerAsync(server.Ask(query, Ada));

        Assert.Empty(ResultsOf(answer));
        Assert.Equal(("The sources don't say. Ask me in private", "inline"), ButtonOf(answer));
        Assert.Equal((0, true), ((int)answer["cache_time"]!, (bool)answer["is_personal"]!));
    }

    [Theory]
    [InlineData(2_000)]
    [InlineData(2_001)]
    [InlineData(10_000)]
    public async Task A_query_that_is_too_long_is_no_question(int length)
    {
        await AddFerriesAsync();
        var answer = await AnswerAsync(server.Ask(Question.PadLeft(length, '?'), Ada));

        Assert.Equal(length <= 2_000, ResultsOf(answer).Count > 0);
        Assert.Equal(length > 2_000, answer["button"] is not null);
    }

    [Fact]
    public async Task Says_that_it_is_paused()
    {
        await AddFerriesAsync();
        await bot.Part<IWorkspaceStore>().SetPausedAsync(SourceLimits.DefaultWorkspace, true, "A test needs it.", Actor.CommandLine, Cancellation);

        var answer = await AnswerAsync(server.Ask(Question, Ada));

        Assert.Empty(ResultsOf(answer));
        Assert.Equal(("I'm paused at the moment", "inline"), ButtonOf(answer));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    public async Task Who_asks_nothing_is_offered_who_suspended_what(string query)
    {
        await AddFerriesAsync();

        var update = server.Ask(query, Ada);

        Assert.NotEmpty(ResultsOf(await AnswerAsync(update)));
        Assert.Contains("ferry", Post(update, 0), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whose_private_chat_is_linked_to_a_workspace_is_offered_its_answers_and_nobody_else_is()
    {
        await AddAsync("ours", "Zeppelin grounded", "The zeppelin of Xanthe was suspended on Friday because Wolfram Ytter had warned of a storm.");
        var workspaces = bot.Part<IWorkspaceStore>();
        await workspaces.AddLinkCodeAsync("ours", "ABCD2345", DateTimeOffset.MaxValue, Actor.CommandLine, Cancellation);
        Assert.IsType<LinkOutcome.Linked>(await workspaces.RedeemLinkCodeAsync(
            "ABCD2345", TelegramAddress.OfPrivateChat(Ada).ToConversation(), "default", Actor.CommandLine, Cancellation));

        var ours = await AnswerAsync(server.Ask("Why was the zeppelin suspended?", Ada));
        var others = await AnswerAsync(server.Ask("Why was the zeppelin suspended?", Ada + 1));

        Assert.Contains("Wolfram Ytter", ours.ToJsonString(), StringComparison.Ordinal);
        Assert.Empty(ResultsOf(others));
        Assert.DoesNotContain("Ytter", others.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_somebody_who_types_quickly_only_the_latest_query_is_answered_whichever_runs_first()
    {
        await AddFerriesAsync();
        foreach (var typed in new[] { "Why", "Why was the ferry", Question })
        {
            server.Ask(typed, Ada);
        }

        server.Ask("Why", Ada + 1);
        var queries = bot.Part<InlineQueries>();

        var work = (await ReceiveAsync()).Select(u => queries.Receive(u.InlineQuery!)).Reverse().ToList();
        foreach (var answer in work)
        {
            await answer(Cancellation);
        }

        var answered = server.Calls.Where(c => c.Method == "answerInlineQuery").ToList();
        Assert.Equal(2, answered.Count);
        Assert.Equal(5, Assert.Single(answered, a => ResultsOf(a.Arguments).Count > 0).Arguments["results"]!.AsArray().Count);
    }

    [Fact]
    public async Task A_query_that_is_answered_too_late_is_nobodys_loss()
    {
        server.Fail("answerInlineQuery", new BotApiFault(400, "Bad Request: query is too old and response timeout expired or query ID is invalid"), BotApiFault.HangUp);
        server.Ask("Why", Ada);
        server.Ask("Where", Ada + 1);
        server.Ask("Who", Ada + 2);
        var queries = bot.Part<InlineQueries>();

        foreach (var update in await ReceiveAsync())
        {
            await queries.Receive(update.InlineQuery!)(Cancellation);
        }

        Assert.Equal(3, server.Calls.Count(c => c.Method == "answerInlineQuery"));
    }

    [Fact]
    public async Task An_answer_of_more_than_one_page_is_left_out()
    {
        foreach (var (i, reason) in Reasons.Index())
        {
            var list = string.Join(", ", Enumerable.Range(1, 60).Select(n => $"boat {i}{n}"));
            await AddAsync(SourceLimits.DefaultWorkspace, $"Ferry {i} halted", $"The port of Selm suspended ferry {i} on Monday because {reason} and because it had hit {list} and a buoy.");
        }

        var offers = await bot.Part<QuestionAnswerer>().OfferAsync(new Question(SourceLimits.DefaultWorkspace, Overview), 5, Cancellation);
        var pages = offers.Select(o => TelegramReplyRenderer.Render(new Reply.OfAnswer(o) { Question = Overview }, withQuestion: true)).ToList();
        Assert.Contains(pages, p => p.Length > 1);
        Assert.Contains(pages, p => p.Length == 1);

        var answer = await AnswerAsync(server.Ask(Overview, Ada));

        Assert.Equal(pages.Where(p => p.Length == 1).Select(p => p[0]), ResultsOf(answer).Select(r => (string)r["input_message_content"]!["message_text"]!));
        Assert.Equal(pages.Index().Where(p => p.Item.Length == 1).Select(p => p.Index), ResultsOf(answer).Select(r => InlineResultId.Parse((string)r["id"]!)!.Choice));
        Assert.Empty(server.Refusals);
    }

    private static List<JsonObject> ResultsOf(JsonObject answer) => [.. answer["results"]!.AsArray().Select(r => r!.AsObject())];

    /// <summary>Has somebody post an offer; what it shows.</summary>
    private string Post(int update, int offer)
    {
        var posted = server.Choose(update, offer, withFeedback: false).InlineMessageId;
        return server.Inline[posted].Text;
    }

    private static (string, string) ButtonOf(JsonObject answer) => ((string)answer["button"]!["text"]!, (string)answer["button"]!["start_parameter"]!);

    /// <summary>Takes the updates as the bot's own polling does.</summary>
    private async Task<Update[]> ReceiveAsync()
    {
        using var caller = new BotApiCaller(server);
        return (await caller.ResultAsync("getUpdates")).Deserialize<Update[]>(JsonBotAPI.Options)!;
    }

    private async Task<JsonObject> AnswerAsync(int update)
    {
        using var caller = new BotApiCaller(server);
        await caller.ResultAsync("getUpdates", $$"""{"offset":{{update}}}""");
        foreach (var query in (await ReceiveAsync()).Where(u => u.Id == update))
        {
            await bot.Part<InlineQueries>().Receive(query.InlineQuery!)(Cancellation);
        }

        return await server.InlineAnswerAsync(update);
    }

    private async Task AddFerriesAsync()
    {
        for (var i = 0; i < Reasons.Length; i++)
        {
            await AddAsync(SourceLimits.DefaultWorkspace, $"Ferry halted, part {i + 1}", $"The ferry of Selm was suspended on Monday because {Reasons[i]}.");
        }
    }

    private async Task AddAsync(string workspace, string title, string text)
    {
        var editor = new SourceEditor(bot.Sources, TimeProvider.System);
        Assert.IsType<SourceEditOutcome.Committed>(await editor.EditAsync(
            new SourceChange.Add(new SourceMaterial(workspace, $"{title}\n\n{text}", "command line", "A test needs it.")), Cancellation));
    }
}
