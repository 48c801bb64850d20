namespace SpaceNewsBot.Discord.Connection;

/// <summary>Why receiving ended.</summary>
public abstract record DiscordEnd
{
    private DiscordEnd()
    {
    }

    /// <summary>It was asked to.</summary>
    public sealed record Stopped : DiscordEnd;

    /// <summary>Discord won't have us.</summary>
    /// <param name="CloseCode">
    /// The gateway's close code (discord.com/developers/docs/topics/opcodes-and-status-codes#gateway-gateway-close-event-codes):
    /// 4004 or 4010 to 4014; 4004 also when the REST API refuses the token.
    /// </param>
    /// <param name="Sentence">What to fix.</param>
    public sealed record Fatal(int CloseCode, string Sentence) : DiscordEnd;
}
