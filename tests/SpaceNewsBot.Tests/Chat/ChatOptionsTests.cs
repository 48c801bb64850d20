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

    [Theory]
    [InlineData("en", true)]
    [InlineData("de", true)]
    [InlineData("DE", false)]
    [InlineData("fr", false)]
    [InlineData("", false)]
    public void A_language_is_taken_when_the_texts_are_in_it(string language, bool isTaken)
    {
        var result = new ChatOptionsValidator().Validate(null, new ChatOptions { Language = language });

        Assert.Equal(isTaken ? null : $"The setting Chat:Language is \"{language}\": give en or de.", result.FailureMessage);
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
            Language = "fr",
            FollowUpWindow = TimeSpan.FromMinutes(-1),
        };

        var result = new ChatOptionsValidator().Validate(null, options);

        Assert.All(
            new[] { "Chat:MaxWaitingPerUser", "Chat:MaxWaiting", "Chat:Parallelism", "Chat:MaxAttempts", "Chat:FollowUpWindow", "Chat:Language" },
            setting => Assert.Contains(setting, result.FailureMessage, StringComparison.Ordinal));
    }
}
