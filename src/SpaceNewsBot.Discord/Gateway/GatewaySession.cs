namespace SpaceNewsBot.Discord.Gateway;

/// <summary>A session, which outlives connections.</summary>
/// <param name="Id">Discord's name for it.</param>
/// <param name="ResumeUrl">Where it goes on; null for where it began.</param>
internal sealed record GatewaySession(string Id, Uri? ResumeUrl)
{
    /// <summary>The number of the last event that was dealt with.</summary>
    public long Sequence { get; set; }
}
