using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Core.Sources;
using SpaceNewsBot.Llm;
using SpaceNewsBot.Telegram.Rendering;
using SpaceNewsBot.Tests.Support;
using SpaceNewsBot.Tests.Support.OpenAi;
using SpaceNewsBot.Tests.Support.Telegram;
using Xunit;

namespace SpaceNewsBot.Tests.Telegram;

/// <summary>What a model that obeys every attacker gets onto the wire: nothing of its own. The bot, its model's endpoint and its Telegram are real processes' worth of HTTP on loopback.</summary>
public sealed partial class TelegramInjectionTests
{
    private const long FirstChat = 20_000;


    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public Task Attacks_of_our_own_as_questions() => AttackByQuestionsAsync([.. Attack.Read().Where(a => a.Where == "question").Select(a => (a.Id, a.Text, a.Echo))]);

    [Fact]
    public Task Attacks_of_our_own_in_sources_and_titles() => AttackBySourcesAsync([.. Attack.Read().Where(a => a.Article is not null).Select(a => (a.Id, a.Article!, a.Echo))]);

    [Fact]
    public Task Attacks_that_others_collected_as_questions() =>
        AttackByQuestionsAsync([.. Robustness.Read("injection.jsonl").Select(r => (r.Id, Shorten(r.Payload, Core.Answers.Question.MaxLength), Shorten(r.Payload, 300)))]);

    [Fact]
    public Task Attacks_that_others_collected_in_sources_and_titles() =>
        AttackBySourcesAsync([.. Robustness.Read("injection.jsonl").Select((r, i) => (r.Id, $"# {i}: {Shorten(r.Payload.ReplaceLineEndings(" "), 200)}\n\nThe harbour office of Tarnholm moved to Dock {i} on Friday, its head Arne Loft said.\n\n{r.Payload}\n", Shorten(r.Payload, 300)))]);

    private static async Task AttackByQuestionsAsync((string Id, string Text, string Echo)[] attacks)
    {
        await using var attacked = await StartAsync();
        attacked.Model.Respond = request => ObeyingModel.Obey(request, attacks[Attacked.NumberIn(request.Data)].Echo);
        foreach (var (index, (_, text, _)) in attacks.Index())
        {
            attacked.Telegram.Write(string.Create(CultureInfo.InvariantCulture, $"Why did Roscosmos suspend its cooperation, number {FirstChat + index}? {Shorten(text, Core.Answers.Question.MaxLength - 80)}"), FirstChat + index);
        }

        await attacked.AnsweredAsync(attacks.Length);
        await attacked.AssertCleanAsync();
    }

    private static async Task AttackBySourcesAsync((string Id, string Material, string Echo)[] attacks)
    {
        await using var attacked = await StartAsync();
        var kept = new List<(int Number, string Echo)>();
        foreach (var (number, (_, material, echo)) in attacks.Index())
        {
            if (await attacked.Editor.EditAsync(new SourceChange.Add(new SourceMaterial(SourceLimits.DefaultWorkspace, material, "test", "A test needs it.")), Cancellation) is SourceEditOutcome.Committed { Findings.IsEmpty: true })
            {
                kept.Add((number, echo));
            }
        }

        Assert.NotEmpty(kept);
        attacked.Model.Respond = request => ObeyingModel.Obey(request, kept[Attacked.NumberIn(request.Data)].Echo);
        for (var index = 0; index < kept.Count; index++)
        {
            attacked.Telegram.Write(string.Create(CultureInfo.InvariantCulture, $"When did the harbour office of Tarnholm move to Dock {kept[index].Number}, number {FirstChat + index}?"), FirstChat + index);
        }

        await attacked.AnsweredAsync(kept.Count);
        await attacked.AssertCleanAsync();
    }

    private static string Shorten(string text, int length) => text.Length <= length ? text : text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];

    private static async Task<Attacked> StartAsync()
    {
        var telegram = await BotApiServer.StartAsync();
        var model = await OpenAiServer.StartAsync(InjectionCheck.Key);
        var folder = new TemporaryFolder();
        var settings = new ConfigurationBuilder().AddInMemoryCollection([
            new("Llm:Endpoint", model.Address), new("Llm:Model", "obeying"), new("Llm:ApiKey", InjectionCheck.Key), new("Llm:TokensPerDay", "0"),
        ]).Build();
        var bot = new TestBot(folder.Path, telegram, withEngine: true, more: services =>
        {
            services.AddLlm(() => settings);
            services.Configure<ChatOptions>(o => (o.MaxPerWorkspaceAndHour, o.MaxWaiting) = (100_000, 10_000));
        });
        var editor = new SourceEditor(bot.Sources, TimeProvider.System);
        await editor.EditAsync(new SourceChange.Add(new SourceMaterial("theirs", "# Vault\n\n" + InjectionCheck.Secret, "test", "A test needs it.")), Cancellation);
        await bot.StartAsync();
        return new Attacked(telegram, model, folder, bot, editor);
    }

    private sealed partial record Attacked(BotApiServer Telegram, OpenAiServer Model, TemporaryFolder Folder, TestBot Bot, SourceEditor Editor) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await Bot.DisposeAsync();
            await Telegram.DisposeAsync();
            await Model.DisposeAsync();
            Folder.Dispose();
        }

        /// <summary>Which question a request is about, by the number in it.</summary>
        public static int NumberIn(string data) => Number().Match(data) is { Success: true } match ? (int)(long.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) - FirstChat) : 0;

        public async Task AnsweredAsync(int messages)
        {
            for (var i = 0; i < messages; i++)
            {
                await Bot.CompletedAsync(Cancellation);
            }
        }

        public async Task AssertCleanAsync()
        {
            Assert.NotEmpty(Model.Requests);
            Assert.Empty(Telegram.Refusals);
            var stored = new List<string>();
            foreach (var source in await Bot.Sources.ListAsync(SourceLimits.DefaultWorkspace, Cancellation))
            {
                // What is in quarantine isn't found, and mustn't be quoted.
                if (await Bot.Sources.FindAsync(SourceLimits.DefaultWorkspace, source.Id, Cancellation) is { } revision)
                {
                    stored.Add(revision.Text);
                }
            }

            Assert.All(Telegram.Sent, m => Assert.DoesNotContain(m.Entities, e => e.Tag == "a"));
            Assert.All(Telegram.Sent, m => Assert.False(m.HasPreview));
            Assert.All(Telegram.Sent.Concat(Telegram.Shown), m => Assert.DoesNotContain(
                LiveWords.Find(m.Text), word => !m.Entities.Any(e => e.Tag is "code" or "a" && e.Start <= word.Start.Value && word.End.Value <= e.Start + e.Length)));
            InjectionCheck.AssertClean(Telegram.Sent.Concat(Telegram.Shown).Select(m => m.Text), Model.Requests, stored, BotApiServer.Token);
        }

        [GeneratedRegex(@"number (\d+)\?")]
        private static partial Regex Number();
    }
}
