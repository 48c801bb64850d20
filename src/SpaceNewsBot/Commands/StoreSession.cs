using Microsoft.Extensions.DependencyInjection;
using SpaceNewsBot.Core.Answers;
using SpaceNewsBot.Core.Commands;
using SpaceNewsBot.Storage;

namespace SpaceNewsBot.Commands;

/// <summary>The store and what works on it, for one command. The whole host would cost a question half its time.</summary>
internal sealed class StoreSession : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private StoreSession(ServiceProvider services) => _services = services;

    /// <summary>Runs the rows of the command table.</summary>
    public CommandDispatcher Dispatcher => _services.GetRequiredService<CommandDispatcher>();

    /// <summary>Answers questions.</summary>
    public QuestionAnswerer Answerer => _services.GetRequiredService<QuestionAnswerer>();

    /// <summary>The store in a folder; nothing is opened before its first use.</summary>
    public static StoreSession Open(string folder) => new(
        new ServiceCollection().AddStorage(options => options.DataDirectory = folder).AddCommands().BuildServiceProvider());

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
