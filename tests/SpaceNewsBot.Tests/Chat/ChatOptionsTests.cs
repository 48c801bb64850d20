using SpaceNewsBot.Core.Chat;
using Xunit;

namespace SpaceNewsBot.Tests.Chat;

public class ChatOptionsTests
{
    [Fact]
    public void Defaults_are_valid()
    {
        Assert.True(new ChatOptionsValidator().Validate(null, new ChatOptions()).Succeeded);
    }

    [Fact]
    public void Every_invalid_setting_is_named()
    {
        var options = new ChatOptions
        {
            MaxWaitingPerUser = 0,
            MaxWaiting = -1,
            Parallelism = 0,
            MaxAttempts = 0,
            FollowUpWindow = TimeSpan.FromMinutes(-1),
        };

        var result = new ChatOptionsValidator().Validate(null, options);

        Assert.All(
            new[] { "Chat:MaxWaitingPerUser", "Chat:MaxWaiting", "Chat:Parallelism", "Chat:MaxAttempts", "Chat:FollowUpWindow" },
            setting => Assert.Contains(setting, result.FailureMessage, StringComparison.Ordinal));
    }
}
