using System.Globalization;
using Microsoft.Extensions.Options;

namespace SpaceNewsBot.Discord;

internal sealed class DiscordOptionsValidator : IValidateOptions<DiscordOptions>
{
    // A token of the wrong form is left to the listener, which says so: it must not stop another platform.
    public ValidateOptionsResult Validate(string? name, DiscordOptions options)
    {
        var faults = new List<string>();
        if (!IsServer(options.ApiUrl, Uri.UriSchemeHttps, Uri.UriSchemeHttp))
        {
            faults.Add($"{Of(nameof(DiscordOptions.ApiUrl))} is no address of a server: give scheme, host and port alone, for example https://discord.com.");
        }

        if (options.GatewayUrl.Length > 0 && !IsServer(options.GatewayUrl, Uri.UriSchemeWss, Uri.UriSchemeWs))
        {
            faults.Add($"{Of(nameof(DiscordOptions.GatewayUrl))} is no address of a gateway: give scheme, host and port alone, for example wss://gateway.discord.gg, or leave it out.");
        }

        if (options.Shard.Length > 0 && options.ReadShard() is null)
        {
            faults.Add($"{Of(nameof(DiscordOptions.Shard))} is no shard: give its number and how many there are, for example 0/2, or leave it out.");
        }

        if (!IsId(options.ModeratorRole))
        {
            faults.Add($"{Of(nameof(DiscordOptions.ModeratorRole))} is no id of a role: copy it in Discord (developer mode, Copy Role ID), or leave it out.");
        }

        if (!IsId(options.ModeratorChannel))
        {
            faults.Add($"{Of(nameof(DiscordOptions.ModeratorChannel))} is no id of a channel: copy it in Discord (developer mode, Copy Channel ID), or leave it out.");
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static string Of(string setting) => $"The setting {DiscordOptions.Section}:{setting}";

    private static bool IsServer(string text, params ReadOnlySpan<string> schemes) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && schemes.Contains(address.Scheme) && address.PathAndQuery == "/";

    private static bool IsId(string text) => text.Length == 0 || ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _);
}
