using Microsoft.Extensions.DependencyInjection;
using SpaceNewsBot.Discord.Connection;

namespace SpaceNewsBot.Discord.DiscordNet;

/// <summary>Registers Discord.Net.</summary>
public static class DiscordNetServiceCollectionExtensions
{
    /// <summary>Makes Discord.Net the way to speak with Discord: to be called before <see cref="DiscordServiceCollectionExtensions.AddDiscord"/>.</summary>
    /// <param name="services">The services.</param>
    public static IServiceCollection AddDiscordNet(this IServiceCollection services) =>
        services.AddSingleton<IDiscordConnection, DiscordNetConnection>();
}
