using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using SpaceNewsBot.Core.Corrections;
using SpaceNewsBot.Tests.Support;
using Xunit;

namespace SpaceNewsBot.Tests.Corrections;

public sealed class CorrectionWorkerTests : IAsyncLifetime
{
    private readonly CorrectionRoom room = new();
    private readonly ObservedTime time = new();
    private readonly TaskCompletionSource edited = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Corrector corrector = null!;
    private CorrectionWorker worker = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync()
    {
        corrector = room.CreateCorrector();
        worker = new CorrectionWorker(corrector, [room.Platform], Options.Create(room.Options), time, NullLogger<CorrectionWorker>.Instance);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await worker.StopAsync(CancellationToken.None);
        worker.Dispose();
        corrector.Dispose();
        room.Dispose();
    }

    [Fact]
    public async Task Corrects_at_its_start_what_changed_before()
    {
        await ChangeAsync();

        await worker.StartAsync(Token);

        await edited.Task.WaitAsync(TimeSpan.FromSeconds(30), Token);
    }

    [Fact]
    public async Task Sees_a_change_when_it_looks_again()
    {
        await worker.StartAsync(Token);
        Assert.Equal(room.Options.PollInterval, await time.NextWaitAsync(Token));
        await ChangeAsync();

        time.Advance(room.Options.PollInterval);

        await edited.Task.WaitAsync(TimeSpan.FromSeconds(30), Token);
    }

    [Fact]
    public async Task Waits_a_fault_out_and_goes_on()
    {
        await ChangeAsync();
        room.Platform.BeforeEdit = _ =>
        {
            room.Platform.BeforeEdit = _ => Task.CompletedTask;
            throw new InvalidOperationException("A fault of the test's.");
        };

        await worker.StartAsync(Token);
        await time.RunAsync(edited.Task, Token);

        Assert.Single(room.Platform.Edited);
    }

    private async Task ChangeAsync()
    {
        room.Platform.AfterEdit = _ =>
        {
            edited.TrySetResult();
            return Task.CompletedTask;
        };
        await room.WriteAsync("harbour", CorrectionRoom.Story);
        await room.PostAsync("harbour: stopped");
        await room.WriteAsync("harbour", "Pilots stopped work.", 2);
    }
}
