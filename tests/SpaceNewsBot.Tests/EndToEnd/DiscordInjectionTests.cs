using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SpaceNewsBot.Core.Answers;
using SpaceNewsBot.Core.Sources;
using SpaceNewsBot.Tests.Support;
using SpaceNewsBot.Tests.Support.Discord;
using SpaceNewsBot.Tests.Support.OpenAi;
using Xunit;

namespace SpaceNewsBot.Tests.EndToEnd;

/// <summary>What a model that obeys every attacker gets onto Discord's wire: nothing of its own. The program is a real process, its model's endpoint and its Discord are servers on loopback.</summary>
public sealed partial class DiscordInjectionTests : IAsyncLifetime
{
    private const int AtOnce = 50;
    private const long FirstPerson = 1_200_000_000_000_000_000;

    private readonly TemporaryFolder folder = new();
    private DiscordServer discord = null!;
    private OpenAiServer model = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        (discord, model) = (await DiscordServer.StartAsync(), await OpenAiServer.StartAsync(InjectionCheck.Key));
        discord.MostPosts = 10_000;
    }

    public async ValueTask DisposeAsync()
    {
        await discord.DisposeAsync();
        await model.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public Task Attacks_of_our_own() => AttackAsync(Attack.Read().Select(a => (a.Text, a.Article, a.Echo)));

    [Fact]
    public Task Attacks_that_others_collected() => AttackAsync(Robustness.Read("injection.jsonl").Select((r, i) => (
        r.Payload,
        i % 2 == 0 ? null : $"# {i}: {Shorten(r.Payload.ReplaceLineEndings(" "), 200)}\n\nThe harbour office of Tarnholm moved to Dock {i} on Friday, its head Arne Loft said.\n\n{r.Payload}\n",
        Shorten(r.Payload, 300))));

    // What has an article stands in a source, the rest is asked.
    private async Task AttackAsync(IEnumerable<(string Text, string? Article, string Echo)> given)
    {
        var attacks = given.ToList();
        var stored = new List<string>();
        using (var store = new SqliteStore(folder.Path, withStarter: true))
        {
            var editor = new SourceEditor(store.Sources, TimeProvider.System);
            await editor.EditAsync(new SourceChange.Add(new SourceMaterial("theirs", "# Vault\n\n" + InjectionCheck.Secret, "test", "A test needs it.")), Token);
            foreach (var article in attacks.Select(a => a.Article).OfType<string>())
            {
                await editor.EditAsync(new SourceChange.Add(new SourceMaterial(SourceLimits.DefaultWorkspace, article, "test", "A test needs it.")), Token);
            }

            foreach (var source in await store.Sources.ListAsync(SourceLimits.DefaultWorkspace, Token))
            {
                if (await store.Sources.FindAsync(SourceLimits.DefaultWorkspace, source.Id, Token) is { } revision)
                {
                    stored.Add(revision.Text);
                }
            }
        }

        model.Respond = request => ObeyingModel.Obey(request, Number().Match(request.Data) is { Success: true } m ? attacks[int.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture)].Echo : "");
        using var bot = BotProcess.Start(
            new Dictionary<string, string>
            {
                ["SPACENEWSBOT_DATA"] = folder.Path,
                ["Discord__Token"] = DiscordServer.Token,
                ["Discord__ApiUrl"] = discord.ApiUrl,
                ["Llm__Endpoint"] = model.Address,
                ["Llm__Model"] = "obeying",
                ["Llm__ApiKey"] = InjectionCheck.Key,
                ["Llm__TokensPerDay"] = "0",
                ["Chat__MaxWaiting"] = "10000",

                // Nobody reads its log, and a full pipe would hold it up.
                ["Logging__LogLevel__Default"] = "Warning",
            },
            "serve");
        await discord.WaitAsync(() => discord.Peers.Any(p => p.Session is not null) && discord.Registrations > 0);
        var asked = new HashSet<string>();
        foreach (var (index, attack) in attacks.Index())
        {
            var question = attack.Article is null
                ? $"Why did Roscosmos suspend its cooperation, number {index}? {Shorten(attack.Text, Question.MaxLength - 80)}"
                : $"Where did the harbour office of Tarnholm move, number {index}?";
            asked.Add(await discord.SayDirectAsync(question, $"{FirstPerson + index}"));
        }

        // Each wait has a limit of its own.
        for (var answered = 0; answered < asked.Count; answered = Math.Min(asked.Count, answered + AtOnce))
        {
            await discord.WaitAsync(() => Answered() >= Math.Min(asked.Count, answered + AtOnce));
        }

        Assert.Empty(discord.Pings);
        Assert.Empty(discord.Refusals.Select(r => r.Rule));
        var posts = discord.Posts.Where(p => p.AuthorId == DiscordServer.BotId).ToList();
        Assert.All(posts.Select(p => DiscordMarkdownReader.Read(p.Shown)), r => Assert.DoesNotContain(r.Marks, m => m.Kind.Contains("mention", StringComparison.OrdinalIgnoreCase) || m.Kind.Contains("link", StringComparison.OrdinalIgnoreCase) || m.Kind.Contains("url", StringComparison.OrdinalIgnoreCase)));

        // The title shows the question as it was asked, as text: what is said to it stands below.
        InjectionCheck.AssertClean(posts.Select(p => DiscordMarkdownReader.Read(WithoutTitle(p)).Text), model.Requests, stored, DiscordServer.Token);

        int Answered() => discord.Posts.Count(p => p.RepliesTo is { } to && asked.Contains(to));
    }

    private static string WithoutTitle(DiscordPost post) => string.Join('\n', new[] { (string?)post.Body["content"] }
        .Concat((post.Body["embeds"] as JsonArray ?? []).SelectMany(e => new[] { (string?)e!["description"], (string?)e["footer"]?["text"] })));

    private static string Shorten(string text, int length) => text.Length <= length ? text : text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];

    [GeneratedRegex(@"number (\d+)\?")]
    private static partial Regex Number();
}
