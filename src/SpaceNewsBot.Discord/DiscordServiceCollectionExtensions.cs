using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Core.Notices;
using SpaceNewsBot.Core.Sources;
using SpaceNewsBot.Discord.Chat;
using SpaceNewsBot.Discord.Commands;
using SpaceNewsBot.Discord.Connection;

namespace SpaceNewsBot.Discord;

/// <summary>Registers Discord.</summary>
public static class DiscordServiceCollectionExtensions
{
    /// <summary>Registers the way in and the way out, if there is a token; without one, nothing.</summary>
    /// <param name="services">The services; <see cref="ChatServiceCollectionExtensions.AddChat"/> is called beside this, and an <see cref="ISourceFileReader"/> is registered.</param>
    /// <param name="configure">Fills the options, for example from the section <see cref="DiscordOptions.Section"/>.</param>
    public static IServiceCollection AddDiscord(this IServiceCollection services, Action<DiscordOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        var configured = new DiscordOptions();
        configure(configured);
        if (string.IsNullOrWhiteSpace(configured.Token))
        {
            return services;
        }

        services.TryAddSingleton(TimeProvider.System);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<DiscordOptions>, DiscordOptionsValidator>());
        services.AddOptions<DiscordOptions>().Configure(configure).ValidateOnStart();

        // Another implementation may be registered before.
        services.TryAddSingleton<IDiscordConnection, DiscordConnection>();
        services.AddSingleton<PendingAcknowledgements>();
        services.AddSingleton(provider => new AttachmentReader(
            provider.GetRequiredService<ISourceFileReader>(),
            provider.GetRequiredService<IOptions<DiscordOptions>>(),
            new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(3) }));
        services.AddSingleton<InteractionHandler>();
        services.AddSingleton<DiscordCommandRegistrar>();
        services.AddSingleton<IChatListener, DiscordListener>();
        services.AddSingleton<IChatPlatform, DiscordChatPlatform>();
        if (!string.IsNullOrWhiteSpace(configured.ModeratorChannel))
        {
            services.AddSingleton<IModeratorChannel, DiscordModeratorChannel>();
        }

        return services;
    }
}
