using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using SpaceNewsBot.Discord;
using SpaceNewsBot.Discord.Connection;
using SpaceNewsBot.Tests.Contracts;

namespace SpaceNewsBot.Tests.Discord;

/// <summary>Our own way of speaking with Discord keeps the contract.</summary>
public sealed class DiscordConnectionTests : DiscordConnectionContract
{
    /// <inheritdoc/>
    private protected override IDiscordConnection Create(DiscordOptions options) =>
        new DiscordConnection(Options.Create(options), TimeProvider.System, NullLogger<DiscordConnection>.Instance);
}
