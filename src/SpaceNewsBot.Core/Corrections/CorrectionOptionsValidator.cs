using Microsoft.Extensions.Options;

namespace SpaceNewsBot.Core.Corrections;

internal sealed class CorrectionOptionsValidator : IValidateOptions<CorrectionOptions>
{
    private static readonly TimeSpan LongestInterval = TimeSpan.FromHours(1);

    public ValidateOptionsResult Validate(string? name, CorrectionOptions options)
    {
        var failures = new List<string>();
        if (options.MaxPerHour < 1)
        {
            failures.Add(
                $"The setting {CorrectionOptions.Section}:{nameof(CorrectionOptions.MaxPerHour)} is {options.MaxPerHour}: give a whole number of at least 1, "
                + $"or set {CorrectionOptions.Section}:{nameof(CorrectionOptions.FlagOnly)} to edit nothing.");
        }

        if (options.PollInterval <= TimeSpan.Zero || options.PollInterval > LongestInterval)
        {
            failures.Add(
                $"The setting {CorrectionOptions.Section}:{nameof(CorrectionOptions.PollInterval)} is {options.PollInterval}: give a time span above zero and of at most an hour, such as 00:00:05.");
        }

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}
