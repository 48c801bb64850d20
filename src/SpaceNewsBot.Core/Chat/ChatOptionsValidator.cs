using Microsoft.Extensions.Options;

namespace SpaceNewsBot.Core.Chat;

internal sealed class ChatOptionsValidator : IValidateOptions<ChatOptions>
{
    public ValidateOptionsResult Validate(string? name, ChatOptions options)
    {
        var failures = new List<string>();
        RequireAtLeastOne(nameof(ChatOptions.MaxWaitingPerUser), options.MaxWaitingPerUser);
        RequireAtLeastOne(nameof(ChatOptions.MaxWaiting), options.MaxWaiting);
        RequireAtLeastOne(nameof(ChatOptions.MaxPerUserAndHour), options.MaxPerUserAndHour);
        RequireAtLeastOne(nameof(ChatOptions.MaxPerWorkspaceAndHour), options.MaxPerWorkspaceAndHour);
        RequireAtLeastOne(nameof(ChatOptions.Parallelism), options.Parallelism);
        RequireAtLeastOne(nameof(ChatOptions.MaxAttempts), options.MaxAttempts);
        if (ChatLanguage.FindFault(options.Language) is { } fault)
        {
            failures.Add(fault);
        }

        if (options.FollowUpWindow < TimeSpan.Zero)
        {
            failures.Add($"The setting {ChatOptions.Section}:{nameof(ChatOptions.FollowUpWindow)} is negative: give a time span such as 00:30:00.");
        }

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);

        void RequireAtLeastOne(string setting, int value)
        {
            if (value < 1)
            {
                failures.Add($"The setting {ChatOptions.Section}:{setting} is {value}: give a whole number of at least 1.");
            }
        }
    }
}
