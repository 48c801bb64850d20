namespace SpaceNewsBot.Discord.Gateway;

/// <summary>How a connection ended, and so what comes next.</summary>
internal abstract record GatewayEnding
{
    private GatewayEnding()
    {
    }

    /// <summary>The session may go on with another connection.</summary>
    public sealed record Resumable : GatewayEnding;

    /// <summary>The session is over; another may begin.</summary>
    public sealed record SessionLost : GatewayEnding;

    /// <summary>Another connection would end the same way.</summary>
    /// <param name="Code">The close code.</param>
    /// <param name="Sentence">What to fix.</param>
    public sealed record Fatal(int Code, string Sentence) : GatewayEnding;

    /// <summary>The rule of a close code (discord.com/developers/docs/topics/opcodes-and-status-codes#gateway-gateway-close-event-codes).</summary>
    /// <param name="code">The code; null where there was none.</param>
    public static GatewayEnding Of(int? code) => code switch
    {
        // Not authenticated, invalid sequence, session timed out.
        4003 or 4007 or 4009 => new SessionLost(),
        4004 => new Fatal(4004, "Discord refuses the bot's token: copy it again from the developer portal (Bot, Reset Token) into the setting Discord:Token."),
        4010 => new Fatal(4010, "Discord knows no such shard: correct the setting Discord:Shard, or leave it out."),
        4011 => new Fatal(4011, "The bot is in too many servers for one connection: run several, each with its part in the setting Discord:Shard."),
        4012 => new Fatal(4012, "Discord doesn't serve the API version that this program speaks any more: update the program."),
        4013 => new Fatal(4013, "Discord doesn't know an intent that this program asks for: update the program."),
        4014 => new Fatal(4014, "Discord doesn't let the bot read messages' content: switch on the message content intent in the developer portal (Bot, Privileged Gateway Intents)."),

        // Unknown errors, malformed or too many payloads, and no code at all.
        _ => new Resumable(),
    };
}
