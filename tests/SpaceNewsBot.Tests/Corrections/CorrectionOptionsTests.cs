using SpaceNewsBot.Core.Corrections;
using Xunit;

namespace SpaceNewsBot.Tests.Corrections;

public sealed class CorrectionOptionsTests
{
    [Fact]
    public void Defaults_are_valid()
    {
        Assert.True(new CorrectionOptionsValidator().Validate(null, new CorrectionOptions()).Succeeded);
    }

    [Fact]
    public void Every_invalid_setting_is_named()
    {
        var result = new CorrectionOptionsValidator().Validate(null, new CorrectionOptions { MaxPerHour = 0, PollInterval = TimeSpan.Zero });

        Assert.Contains("Corrections:MaxPerHour", result.FailureMessage, StringComparison.Ordinal);
        Assert.Contains("Corrections:PollInterval", result.FailureMessage, StringComparison.Ordinal);
    }
}
