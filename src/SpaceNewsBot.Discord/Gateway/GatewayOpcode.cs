namespace SpaceNewsBot.Discord.Gateway;

/// <summary>What a payload is, with Discord's numbers (discord.com/developers/docs/topics/opcodes-and-status-codes#gateway-gateway-opcodes).</summary>
internal enum GatewayOpcode
{
    /// <summary>An event.</summary>
    Dispatch = 0,

    /// <summary>A sign of life, or the request for one.</summary>
    Heartbeat = 1,

    /// <summary>A new session is asked for.</summary>
    Identify = 2,

    /// <summary>A session is to go on.</summary>
    Resume = 6,

    /// <summary>Connect again and resume.</summary>
    Reconnect = 7,

    /// <summary>The session can't be begun or resumed.</summary>
    InvalidSession = 9,

    /// <summary>The greeting, with the heartbeat's interval.</summary>
    Hello = 10,

    /// <summary>A heartbeat arrived.</summary>
    HeartbeatAck = 11,
}
