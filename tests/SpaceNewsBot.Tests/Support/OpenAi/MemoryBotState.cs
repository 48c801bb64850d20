using System.Collections.Concurrent;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Core.Sources;

namespace SpaceNewsBot.Tests.Support.OpenAi;

/// <summary>What a bot remembers, for as long as a test runs.</summary>
internal sealed class MemoryBotState : IBotState
{
    private readonly ConcurrentDictionary<string, string> values = new();

    /// <summary>Whether nothing can be written.</summary>
    public bool IsFull { get; set; }

    public Task<string?> FindAsync(string name, CancellationToken cancellationToken) => Task.FromResult(values.GetValueOrDefault(name));

    public Task SetAsync(string name, string value, CancellationToken cancellationToken)
    {
        if (IsFull)
        {
            throw new StoreUnavailableException("The disk is full.");
        }

        values[name] = value;
        return Task.CompletedTask;
    }
}
