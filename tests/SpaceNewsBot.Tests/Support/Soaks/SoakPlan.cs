namespace SpaceNewsBot.Tests.Support.Soaks;

/// <summary>How much a soak asks of the bot.</summary>
/// <param name="Questions">So many are asked.</param>
/// <param name="Kills">So often the process is killed, with kill -9, and started again.</param>
/// <param name="Seed">Of what is random.</param>
internal sealed record SoakPlan(int Questions, int Kills, int Seed)
{
    /// <summary>So many people ask, each alone and before others.</summary>
    public int People { get; init; } = 500;

    /// <summary>One event of the network for so many questions, on average.</summary>
    public int QuestionsPerFault { get; init; } = 8;

    /// <summary>So many questions are asked while a killed process isn't back.</summary>
    public int QuestionsPerOutage { get; init; } = 10;
}
