using Microsoft.Extensions.DependencyInjection;
using SpaceNewsBot.Core.Sources;
using SpaceNewsBot.Storage;

namespace SpaceNewsBot.Commands;

/// <summary>The store, for one command. The whole host would cost a question half its time.</summary>
internal sealed class StoreSession : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private StoreSession(ServiceProvider services) => _services = services;

    /// <summary>The sources.</summary>
    public ISourceStore Sources => _services.GetRequiredService<ISourceStore>();

    /// <summary>The store in a folder; nothing is opened before its first use.</summary>
    public static StoreSession Open(string folder) => new(
        new ServiceCollection().AddStorage(options => options.DataDirectory = folder).BuildServiceProvider());

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
