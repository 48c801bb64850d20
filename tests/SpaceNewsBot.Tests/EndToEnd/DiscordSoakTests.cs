using SpaceNewsBot.Tests.Support.Discord;
using SpaceNewsBot.Tests.Support.Soaks;
using Xunit;

namespace SpaceNewsBot.Tests.EndToEnd;

/// <summary>Every recorded question is answered, none twice, whatever happens to the network and the process.</summary>
public sealed class DiscordSoakTests(ITestOutputHelper output)
{
    [Fact]
    public Task A_few_hundred_questions_over_two_kills() => RunAsync(new SoakPlan(300, 2, Seed: 1));

    // dotnet test --project tests/SpaceNewsBot.Tests --output Detailed -- --explicit only --filter-class "*DiscordSoakTests"
    [Fact(Explicit = true)]
    public Task Ten_thousand_questions_over_twenty_kills() => RunAsync(new SoakPlan(10_000, 20, Seed: 2));

    private async Task RunAsync(SoakPlan plan)
    {
        await using var soak = new DiscordSoak(plan);

        var report = await soak.RunAsync();

        output.WriteLine(report.ToString());
        Assert.Empty(soak.EarlyRequests);
        Assert.Equal((plan.Questions, plan.Kills), (report.Asked, report.Kills));
        Assert.Equal((report.Recorded, 0, 0), (report.AnsweredOnce, report.AnsweredTwice, report.NotAnswered));
        Assert.InRange(report.Asked - report.Recorded, plan.Kills, plan.Kills * (plan.QuestionsPerOutage + Soak.MostWaiting));
        Assert.Equal((0, 0, 0), (report.EarlyRequests, report.Refused, report.Pings));
    }
}
