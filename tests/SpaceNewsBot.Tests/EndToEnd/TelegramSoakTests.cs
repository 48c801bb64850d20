using SpaceNewsBot.Tests.Support.Soaks;
using SpaceNewsBot.Tests.Support.Telegram;
using Xunit;

namespace SpaceNewsBot.Tests.EndToEnd;

/// <summary>
/// Every question and press is answered, and twice only where the bot can't know better: Telegram has no key against repeats, so a
/// message whose response was lost, or whose record a kill forestalled, comes again.
/// </summary>
public sealed class TelegramSoakTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task A_few_hundred_questions_over_two_kills(bool byWebhook) => RunAsync(new SoakPlan(300, 2, Seed: 1) { QuestionsPerFault = 6 }, byWebhook);

    // dotnet test --project tests/SpaceNewsBot.Tests --output Detailed -- --explicit only --filter-class "*TelegramSoakTests"
    [Fact(Explicit = true)]
    public Task Ten_thousand_questions_over_twenty_kills() => RunAsync(new SoakPlan(10_000, 20, Seed: 2), byWebhook: false);

    private async Task RunAsync(SoakPlan plan, bool byWebhook)
    {
        await using var soak = new TelegramSoak(plan, byWebhook);

        var report = await soak.RunAsync();

        output.WriteLine(report.ToString());
        Assert.Empty(soak.EarlyRequests);
        Assert.Empty(soak.Refusals);
        Assert.Equal((plan.Questions, plan.Questions, plan.Kills), (report.Asked, report.Recorded, report.Kills));
        Assert.Equal((plan.Questions, 0, 0), (report.AnsweredOnce + report.AnsweredTwice, report.NotAnswered, report.Mistaken));
        Assert.Equal((0, 0, 0), (report.OtherRepeats, report.EditedInVain, report.PressedInVain));
        Assert.Equal(0, report.Unacknowledged);
        Assert.InRange(report.AnsweredTwice + report.PressesAnsweredTwice, 0, report.RepeatsAfterLostResponses + report.RepeatsAfterKills);
        Assert.InRange(report.RepeatsAfterLostResponses, 1, report.LostResponses);
        Assert.Equal(byWebhook, report.Conflicts == 0);
        Assert.True(report is { Edited: > 0, Pressed: > 0, LostResponses: > 0, Limits: > 0, ServerErrors: > 0, HangUps: > 0 }, "The network was too good to show anything.");
    }
}
