using System.Globalization;

namespace SpaceNewsBot.Telegram.Chat;

/// <summary>How a reply reaches who asked, beside its address: kept with the recorded message.</summary>
internal static class TelegramRoute
{
    private const string OpenInline = "open";

    /// <summary>As a reply to a message, so that in a group everybody sees to what.</summary>
    public static string ToMessage(int messageId) => string.Create(CultureInfo.InvariantCulture, $"m{messageId}");

    /// <summary>Into an inline message; null where it was posted before one person alone, so that there is nothing to say.</summary>
    /// <param name="isOpen">Whether it was posted in a group or channel.</param>
    public static string? ToInlineMessage(bool isOpen) => isOpen ? OpenInline : null;

    /// <summary>The message to reply to; null for none.</summary>
    public static int? ReadMessage(string? route) =>
        route is ['m', .. var id] && int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var message) ? message : null;

    /// <summary>Whether it goes into an inline message that was posted in a group or channel.</summary>
    public static bool IsOpenInline(string? route) => route == OpenInline;
}
