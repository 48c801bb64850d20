using System.Text.Json;
using Microsoft.Extensions.Configuration;
using SpaceNewsBot.Llm;
using SpaceNewsBot.Tests.Support;
using SpaceNewsBot.Tests.Support.OpenAi;
using SpaceNewsBot.Tests.Support.Telegram;
using Xunit;

namespace SpaceNewsBot.Tests.Telegram;

/// <summary>Waiting for a language model in Telegram, with the bot, the model's endpoint and Telegram as servers on loopback.</summary>
public sealed class TelegramNoticeTests
{
    private const string Fluent = "OneWeb turned to SpaceX to launch its satellites.";
    private const string Quote = "turned to SpaceX, the company of Elon Musk, to launch its satellites";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_answer_takes_the_place_of_what_said_that_it_is_being_made()
    {
        await using var telegram = await BotApiServer.StartAsync();
        await using var model = await OpenAiServer.StartAsync();
        using var folder = new TemporaryFolder();
        var thought = new TaskCompletionSource();
        model.Respond = _ => OpenAiReply.Text(JsonSerializer.Serialize(new
        {
            claims = new[] { new { text = Fluent, translation = (string?)null, quotes = Enumerable.Range(1, 4).Select(source => new { source, quote = Quote }) } },
            missing = Array.Empty<string>(),
        })) with
        { Until = thought.Task };
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("Llm:Endpoint", model.Address), new("Llm:Model", "slow")]).Build();
        await using var bot = new TestBot(folder.Path, telegram, withEngine: true, more: services => services.AddLlm(() => settings));
        await bot.StartAsync();

        telegram.Write("Why did OneWeb turn to SpaceX?");
        await telegram.UntilAsync(s => s.Sent.Any(m => m.Text.StartsWith("Reading ", StringComparison.Ordinal)), Cancellation);
        var notice = Assert.Single(telegram.Sent);
        thought.SetResult();
        await bot.CompletedAsync(Cancellation);

        var answer = Assert.Single(telegram.Shown);
        Assert.Single(telegram.Sent);
        Assert.Equal((notice.Id, 1), (answer.Id, answer.Edits));
        Assert.StartsWith(Fluent, answer.Text, StringComparison.Ordinal);
        Assert.NotEmpty(answer.Keyboard);
        Assert.Empty(telegram.Refusals);
    }
}
