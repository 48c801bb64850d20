using System.Collections.Immutable;

namespace SpaceNewsBot.Discord.Connection;

/// <summary>What the bot asks of Discord. No message that is created or edited mentions anybody.</summary>
public abstract record DiscordCall
{
    private DiscordCall()
    {
    }

    /// <summary>Posts a message to a channel. Repeated with the same nonce within a few minutes it is the same message.</summary>
    /// <param name="ChannelId">Where.</param>
    /// <param name="Message">What.</param>
    /// <param name="Nonce">At most 25 characters; sent with enforce_nonce.</param>
    /// <param name="ReplyTo">The message that it replies to, if that still exists; null for none.</param>
    public sealed record CreateMessage(string ChannelId, DiscordMessage Message, string Nonce, string? ReplyTo = null) : DiscordCall;

    /// <summary>Puts another text in the place of a message of the bot's.</summary>
    /// <param name="ChannelId">Where.</param>
    /// <param name="MessageId">Which.</param>
    /// <param name="Message">What.</param>
    public sealed record EditMessage(string ChannelId, string MessageId, DiscordMessage Message) : DiscordCall;

    /// <summary>Acknowledges a command, button or form; the reply follows by <see cref="EditReply"/>.</summary>
    /// <param name="InteractionId">The interaction.</param>
    /// <param name="Token">Its token.</param>
    /// <param name="IsEphemeral">Whether the person alone will see the reply: fixed here for good.</param>
    public sealed record Defer(string InteractionId, string Token, bool IsEphemeral) : DiscordCall;

    /// <summary>Acknowledges a button; what follows by <see cref="EditReply"/> takes the place of the button's message.</summary>
    /// <param name="InteractionId">The interaction.</param>
    /// <param name="Token">Its token.</param>
    public sealed record DeferUpdate(string InteractionId, string Token) : DiscordCall;

    /// <summary>Fills the reply to an acknowledged interaction, or replaces it.</summary>
    /// <param name="Token">The interaction's token.</param>
    /// <param name="Message">What.</param>
    public sealed record EditReply(string Token, DiscordMessage Message) : DiscordCall;

    /// <summary>Opens a form: only as the first response to a command or button.</summary>
    /// <param name="InteractionId">The interaction.</param>
    /// <param name="Token">Its token.</param>
    /// <param name="Modal">The form.</param>
    public sealed record ShowModal(string InteractionId, string Token, DiscordModal Modal) : DiscordCall;

    /// <summary>Offers values for the option that is being typed.</summary>
    /// <param name="InteractionId">The interaction.</param>
    /// <param name="Token">Its token.</param>
    /// <param name="Choices">At most 25; each is shown and taken over as it is, of 1 to 100 characters.</param>
    public sealed record Suggest(string InteractionId, string Token, ImmutableArray<DiscordChoice> Choices) : DiscordCall;

    /// <summary>Opens the direct channel to a person; the result names it.</summary>
    /// <param name="UserId">The person.</param>
    public sealed record OpenDirectChannel(string UserId) : DiscordCall;

    /// <summary>Looks a channel or thread up; the result names its guild, its parent and its title.</summary>
    /// <param name="ChannelId">Which.</param>
    public sealed record FindChannel(string ChannelId) : DiscordCall;

    /// <summary>Makes these the bot's commands everywhere; all others are deleted.</summary>
    /// <param name="Commands">All of them.</param>
    public sealed record OverwriteCommands(ImmutableArray<DiscordCommand> Commands) : DiscordCall;
}
