using Microsoft.Extensions.Options;

namespace SpaceNewsBot.Llm;

internal sealed class LlmOptionsValidator : IValidateOptions<LlmOptions>
{
    // What the resilience library can hold.
    private static readonly TimeSpan LongestBreak = TimeSpan.FromDays(1);
    private static readonly TimeSpan LongestTimeout = TimeSpan.FromMinutes(10);

    public ValidateOptionsResult Validate(string? name, LlmOptions options)
    {
        if (!options.IsConfigured)
        {
            return ValidateOptionsResult.Success;
        }

        var faults = new List<string>();
        if (string.IsNullOrWhiteSpace(options.Endpoint))
        {
            faults.Add($"{Of(nameof(LlmOptions.Endpoint))} is missing beside {LlmOptions.Section}:{nameof(LlmOptions.Model)}: give the endpoint's address, for example https://api.openai.com/v1, or leave both out to answer without a model.");
        }
        else if (!IsEndpoint(options.Endpoint))
        {
            faults.Add($"{Of(nameof(LlmOptions.Endpoint))} is no address of an endpoint: give an absolute one with http or https and nothing behind the path, for example https://api.openai.com/v1 or http://localhost:11434/v1.");
        }

        if (string.IsNullOrWhiteSpace(options.Model))
        {
            faults.Add($"{Of(nameof(LlmOptions.Model))} is missing beside {LlmOptions.Section}:{nameof(LlmOptions.Endpoint)}: give the model's name there, or leave both out to answer without a model.");
        }

        // It goes into a header.
        if (!options.ApiKey.All(c => c is > ' ' and <= '~'))
        {
            faults.Add($"{Of(nameof(LlmOptions.ApiKey))} holds a space, a line break or another character that no key has: copy the key again, or leave it out where the endpoint asks for none.");
        }

        RequireTime(nameof(LlmOptions.Timeout), options.Timeout, LongestTimeout);
        RequireTime(nameof(LlmOptions.BreakFor), options.BreakFor, LongestBreak);
        RequireNumber(nameof(LlmOptions.MaxAttempts), options.MaxAttempts, 1, 10);
        RequireNumber(nameof(LlmOptions.BreakAfter), options.BreakAfter, 2, 100);
        if (options.TokensPerDay < 0)
        {
            faults.Add($"{Of(nameof(LlmOptions.TokensPerDay))} is {options.TokensPerDay}: give a whole number of at least 1, or 0 for no limit.");
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);

        void RequireTime(string setting, TimeSpan value, TimeSpan most)
        {
            if (value < TimeSpan.FromSeconds(1) || value > most)
            {
                faults.Add($"{Of(setting)} is {value}: give a time from 00:00:01 to {most}.");
            }
        }

        void RequireNumber(string setting, int value, int least, int most)
        {
            if (value < least || value > most)
            {
                faults.Add($"{Of(setting)} is {value}: give a whole number from {least} to {most}.");
            }
        }
    }

    private static string Of(string setting) => $"The setting {LlmOptions.Section}:{setting}";

    // A query would be lost: the library adds its path behind. A password in the address would be logged by a proxy.
    private static bool IsEndpoint(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
        && address is { Query: "", Fragment: "", UserInfo: "" };
}
