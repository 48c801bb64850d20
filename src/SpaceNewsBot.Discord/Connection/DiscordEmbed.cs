using System.Collections.Immutable;

namespace SpaceNewsBot.Discord.Connection;

/// <summary>
/// A framed part of a message (discord.com/developers/docs/resources/message#embed-object-embed-limits).
/// </summary>
/// <param name="Description">In Discord's Markdown, at most 4,096 characters.</param>
public sealed record DiscordEmbed(string Description)
{
    /// <summary>The heading, at most 256 characters; empty for none.</summary>
    public string Title { get; init; } = "";

    /// <summary>At most 25.</summary>
    public ImmutableArray<DiscordField> Fields { get; init; } = [];

    /// <summary>Plain text below, at most 2,048 characters; empty for none.</summary>
    public string Footer { get; init; } = "";

    /// <summary>The bar's colour as 0xRRGGBB; null for Discord's own.</summary>
    public int? Color { get; init; }
}
