using System.Collections.Immutable;
using System.Globalization;
using SpaceNewsBot.Discord.Connection;

namespace SpaceNewsBot.Discord.Rendering;

/// <summary>The buttons that lead from a page of a reply to the next. They hold all that is needed, so they outlive a restart.</summary>
internal static class DiscordPages
{
    /// <summary>At most so many characters name the item: a button's custom id has at most 100 (discord.com/developers/docs/components/reference#button).</summary>
    public const int MaxItemId = 80;

    private const string Prefix = "page:";

    /// <summary>The pages with Previous and Next as a last row of buttons; a single page as it is.</summary>
    /// <param name="pages">The pages of a reply.</param>
    /// <param name="itemId">What the pages are of, so that whoever gets the button finds them again: 1 to 80 characters.</param>
    public static ImmutableArray<DiscordMessage> WithNavigation(ImmutableArray<DiscordMessage> pages, string itemId)
    {
        ArgumentException.ThrowIfNullOrEmpty(itemId);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(itemId.Length, MaxItemId);
        return pages.Length == 1
            ? pages
            : [.. pages.Select((page, i) => page with { Buttons = [.. page.Buttons, [Lead("Previous", i - 1), Lead("Next", i + 1)]] })];

        DiscordButton Lead(string label, int index) =>
            new(string.Create(CultureInfo.InvariantCulture, $"{Prefix}{itemId}:{index}"), label, IsDisabled: index < 0 || index >= pages.Length);
    }

    /// <summary>What a button of this class's leads to: the item and the page, counted from 0; null for any other button.</summary>
    public static (string ItemId, int Index)? Read(string customId)
    {
        var colon = customId.LastIndexOf(':');
        return customId.StartsWith(Prefix, StringComparison.Ordinal)
            && colon > Prefix.Length
            && int.TryParse(customId.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            ? (customId[Prefix.Length..colon], index)
            : null;
    }
}
