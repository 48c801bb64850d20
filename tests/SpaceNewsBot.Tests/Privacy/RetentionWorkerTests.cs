using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using SpaceNewsBot.Core.Privacy;
using SpaceNewsBot.Tests.Contracts;
using SpaceNewsBot.Tests.Support;
using Xunit;

namespace SpaceNewsBot.Tests.Privacy;

public sealed class RetentionWorkerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SqliteStore _store;

    public RetentionWorkerTests() => _store = new SqliteStore(_folder.Path);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Questions_are_gone_after_the_days_of_the_settings_and_not_before()
    {
        await _store.Inbox.RecordAsync(InboxContract.Message("1") with { ReceivedAt = _store.Clock.GetUtcNow() }, null, Token);
        await _store.Inbox.CompleteAsync((await _store.Inbox.ReadHeadsAsync(["telegram"], 1, Token))[0], Token);

        _store.Clock.Advance(TimeSpan.FromDays(30));
        await RunOnceAsync();
        var kept = await _store.Inbox.RecordAsync(InboxContract.Message("1"), null, Token);
        _store.Clock.Advance(TimeSpan.FromTicks(1));
        await RunOnceAsync();
        var gone = await _store.Inbox.RecordAsync(InboxContract.Message("1"), null, Token);

        Assert.Equal((false, true), (kept, gone));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(3_650, true)]
    [InlineData(3_651, false)]
    public void Days_out_of_bounds_stop_the_bot_with_a_sentence(int days, bool isValid)
    {
        var result = new PrivacyOptionsValidator().Validate(null, new PrivacyOptions { RetentionDays = days });

        Assert.Equal(isValid, result.Succeeded);
        Assert.True(isValid || result.FailureMessage!.Contains("Privacy:RetentionDays", StringComparison.Ordinal));
    }

    // The first pass is done when the worker waits for its clock: stopping it then waits for nothing else.
    private async Task RunOnceAsync()
    {
        var inbox = new KillableInbox(_store.Inbox, new KillSwitch(KillPoint.Never));
        using var worker = new RetentionWorker(
            inbox, Options.Create(new PrivacyOptions { RetentionDays = 30 }), _store.Clock, NullLogger<RetentionWorker>.Instance);
        await worker.StartAsync(Token);
        await inbox.Aged.Reader.ReadAsync(Token);
        await worker.StopAsync(Token);
    }
}
