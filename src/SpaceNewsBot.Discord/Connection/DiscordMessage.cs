using System.Collections.Immutable;

namespace SpaceNewsBot.Discord.Connection;

/// <summary>What a message shows. What isn't given here is emptied by an edit.</summary>
/// <param name="Content">Its text in Discord's Markdown, at most 2,000 characters; may be empty beside an embed.</param>
public sealed record DiscordMessage(string Content = "")
{
    /// <summary>At most 10, of at most 6,000 characters together.</summary>
    public ImmutableArray<DiscordEmbed> Embeds { get; init; } = [];

    /// <summary>Rows of buttons: at most 5 rows of at most 5.</summary>
    public ImmutableArray<ImmutableArray<DiscordButton>> Buttons { get; init; } = [];
}
