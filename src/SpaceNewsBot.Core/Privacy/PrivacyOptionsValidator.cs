using Microsoft.Extensions.Options;

namespace SpaceNewsBot.Core.Privacy;

internal sealed class PrivacyOptionsValidator : IValidateOptions<PrivacyOptions>
{
    private const int MostDays = 3_650;

    public ValidateOptionsResult Validate(string? name, PrivacyOptions options) => options.RetentionDays is >= 1 and <= MostDays
        ? ValidateOptionsResult.Success
        : ValidateOptionsResult.Fail(
            $"The setting {PrivacyOptions.Section}:{nameof(PrivacyOptions.RetentionDays)} is {options.RetentionDays}: give a number of days from 1 to {MostDays}.");
}
