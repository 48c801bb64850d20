using Microsoft.Extensions.Options;

namespace SpaceNewsBot.Telegram;

internal sealed class TelegramOptionsValidator : IValidateOptions<TelegramOptions>
{
    // A token of the wrong form is left to the listener, which says so: it must not stop another platform.
    public ValidateOptionsResult Validate(string? name, TelegramOptions options) =>
        Uri.TryCreate(options.ApiUrl, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
        && address.PathAndQuery == "/"
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(
                $"The setting {TelegramOptions.Section}:{nameof(TelegramOptions.ApiUrl)} is no address of a server: give scheme, host and port alone, for example https://api.telegram.org.");
}
