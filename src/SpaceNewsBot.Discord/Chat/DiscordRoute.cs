namespace SpaceNewsBot.Discord.Chat;

/// <summary>How a reply reaches who asked: kept with the recorded message, so that it works after a restart.</summary>
internal abstract record DiscordRoute
{
    private DiscordRoute()
    {
    }

    /// <summary>Reads what <see cref="object.ToString"/> wrote; null for none.</summary>
    public static DiscordRoute? Parse(string? text) => text switch
    {
        ['m', .. var message] => new ToMessage(message),
        ['i', .. var token] => new ToInteraction(token, IsForm: false),
        ['f', .. var token] => new ToInteraction(token, IsForm: true),
        _ => null,
    };

    /// <summary>As a reply to a message.</summary>
    /// <param name="MessageId">Which.</param>
    public sealed record ToMessage(string MessageId) : DiscordRoute
    {
        public override string ToString() => $"m{MessageId}";
    }

    /// <summary>As the reply to an interaction that was acknowledged.</summary>
    /// <param name="Token">Its token, good for 15 minutes. A secret.</param>
    /// <param name="IsForm">Whether a form was sent, whose words its sender doesn't have any more.</param>
    public sealed record ToInteraction(string Token, bool IsForm) : DiscordRoute
    {
        public override string ToString() => $"{(IsForm ? 'f' : 'i')}{Token}";
    }
}
