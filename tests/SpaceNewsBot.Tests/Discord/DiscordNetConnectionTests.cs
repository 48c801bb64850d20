#if DISCORD_NET
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using SpaceNewsBot.Discord;
using SpaceNewsBot.Discord.Connection;
using SpaceNewsBot.Discord.DiscordNet;
using SpaceNewsBot.Tests.Contracts;

namespace SpaceNewsBot.Tests.Discord;

/// <summary>Discord.Net keeps the contract: so our reading of the protocol isn't ours alone.</summary>
public sealed class DiscordNetConnectionTests : DiscordConnectionContract
{
    /// <inheritdoc/>
    private protected override IDiscordConnection Create(DiscordOptions options) =>
        new DiscordNetConnection(Options.Create(options), TimeProvider.System, NullLogger<DiscordNetConnection>.Instance);
}
#else
using Xunit;

namespace SpaceNewsBot.Tests.Discord;

public sealed class DiscordNetConnectionTests
{
    [Fact]
    public void Discord_Net_keeps_the_contract() =>
        Assert.Skip("Build with -p:DiscordTransport=DiscordNet, and -p:DiscordNetFeed=DIR where no registry has Discord.Net.");
}
#endif
