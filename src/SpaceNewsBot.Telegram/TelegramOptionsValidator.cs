using System.Globalization;
using Microsoft.Extensions.Options;

namespace SpaceNewsBot.Telegram;

internal sealed class TelegramOptionsValidator : IValidateOptions<TelegramOptions>
{
    // core.telegram.org/bots/api#setwebhook: "Ports currently supported for webhooks: 443, 80, 88, 8443."
    private static readonly int[] WebhookPorts = [443, 80, 88, 8443];

    // A token of the wrong form is left to the listener, which says so: it must not stop another platform.
    public ValidateOptionsResult Validate(string? name, TelegramOptions options)
    {
        var faults = new List<string>();
        if (!IsServer(options.ApiUrl))
        {
            faults.Add($"{Of(nameof(TelegramOptions.ApiUrl))} is no address of a server: give scheme, host and port alone, for example https://api.telegram.org.");
        }

        if (options.UsesWebhook && !IsWebhook(options.WebhookUrl))
        {
            faults.Add($"{Of(nameof(TelegramOptions.WebhookUrl))} is no address to which Telegram brings updates: give one with https, and with one of the ports 443, 80, 88 and 8443, for example https://bot.example.org/telegram, or leave it out for long polling.");
        }

        // The certificate is with what stands before the bot.
        if (!IsServer(options.WebhookListen) || !options.WebhookListen.StartsWith("http:", StringComparison.OrdinalIgnoreCase))
        {
            faults.Add($"{Of(nameof(TelegramOptions.WebhookListen))} is no address to listen on: give http, host and port alone, for example http://127.0.0.1:8088.");
        }

        if (!options.ReadModerators().All(id => long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out _)))
        {
            faults.Add($"{Of(nameof(TelegramOptions.Moderators))} holds something that is no user's id: give numbers with commas between, for example 12345,67890, or leave it out.");
        }

        if (options.ModeratorChat.Length > 0 && !long.TryParse(options.ModeratorChat, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _))
        {
            faults.Add($"{Of(nameof(TelegramOptions.ModeratorChat))} is no chat's id: give a number, negative for a group, for example -1001234567890, or leave it out.");
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static string Of(string setting) => $"The setting {TelegramOptions.Section}:{setting}";

    private static bool IsServer(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
        && address.PathAndQuery == "/";

    // A Bot API server of one's own brings updates also without a certificate (core.telegram.org/bots/api#using-a-local-bot-api-server).
    private static bool IsWebhook(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address)
        && address is { Query: "", Fragment: "", UserInfo: "" }
        && ((address.Scheme == Uri.UriSchemeHttp && address.IsLoopback) || (address.Scheme == Uri.UriSchemeHttps && WebhookPorts.Contains(address.Port)));
}
