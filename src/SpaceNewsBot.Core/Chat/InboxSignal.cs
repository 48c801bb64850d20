using System.Threading.Channels;

namespace SpaceNewsBot.Core.Chat;

/// <summary>Wakes the worker: something in the inbox changed. Many calls before it looks wake it once.</summary>
public sealed class InboxSignal
{
    private readonly Channel<bool> channel = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    internal void Set() => channel.Writer.TryWrite(true);

    internal async Task WaitAsync(CancellationToken cancellationToken) => await channel.Reader.ReadAsync(cancellationToken);
}
