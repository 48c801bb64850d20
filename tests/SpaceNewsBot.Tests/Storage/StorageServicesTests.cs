using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SpaceNewsBot.Core.Answers;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Core.Sources;
using SpaceNewsBot.Storage;
using SpaceNewsBot.Tests.Support;
using Xunit;

namespace SpaceNewsBot.Tests.Storage;

public sealed class StorageServicesTests
{
    [Fact]
    public async Task Everything_that_is_stored_lands_in_one_file()
    {
        using var folder = new TemporaryFolder();
        await using var services = new ServiceCollection().AddStorage(options => options.DataDirectory = folder.Path).BuildServiceProvider();

        var report = await services.GetRequiredService<StoreCheck>().RunAsync(TestContext.Current.CancellationToken);

        Assert.Equal(folder.Combine("spacenewsbot.db"), report.Path);
        Assert.NotNull(services.GetRequiredService<ISourceStore>());
        Assert.NotNull(services.GetRequiredService<IInbox>());
        Assert.NotNull(services.GetRequiredService<IAnswerLog>());
    }

    [Fact]
    public void A_setting_that_can_not_work_is_named()
    {
        using var services = new ServiceCollection()
            .AddStorage(options => (options.DataDirectory, options.BusyTimeout) = (" ", TimeSpan.Zero))
            .BuildServiceProvider();

        var fault = Assert.Throws<OptionsValidationException>(services.GetRequiredService<ISourceStore>);

        Assert.Equal(2, fault.Failures.Count());
        Assert.Contains("DataDirectory", fault.Message, StringComparison.Ordinal);
        Assert.Contains("BusyTimeout", fault.Message, StringComparison.Ordinal);
    }
}
