namespace SpaceNewsBot.Discord.Connection;

/// <summary>What came of asking Discord who we are.</summary>
public abstract record DiscordCheck
{
    private DiscordCheck()
    {
    }

    /// <summary>Discord knows the bot.</summary>
    /// <param name="ApplicationId">The application's id.</param>
    /// <param name="UserId">The bot user's id.</param>
    /// <param name="MayReadContent">
    /// Whether the message-content intent is switched on for the application (flags GATEWAY_MESSAGE_CONTENT or its limited
    /// form, discord.com/developers/docs/resources/application#application-object-application-flags).
    /// </param>
    public sealed record Known(string ApplicationId, string UserId, bool MayReadContent) : DiscordCheck;

    /// <summary>Discord refuses the token.</summary>
    public sealed record TokenRefused : DiscordCheck;

    /// <summary>Discord couldn't be asked.</summary>
    /// <param name="Reason">Why, in a few words.</param>
    public sealed record Unreachable(string Reason) : DiscordCheck;
}
