using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using SpaceNewsBot.Core.Answers;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Core.Notices;
using SpaceNewsBot.Core.Sources;
using SpaceNewsBot.Core.Workspaces;
using SpaceNewsBot.Telegram.Chat;
using SpaceNewsBot.Telegram.Connection;
using SpaceNewsBot.Telegram.Receiving;

namespace SpaceNewsBot.Telegram;

/// <summary>Registers Telegram.</summary>
public static class TelegramServiceCollectionExtensions
{
    /// <summary>Registers the way in and the way out, if there is a token; without one, nothing.</summary>
    /// <param name="services">The services; <see cref="ChatServiceCollectionExtensions.AddChat"/> is called beside this, and an <see cref="ISourceFileReader"/> is registered.</param>
    /// <param name="configure">Fills the options, for example from the section <see cref="TelegramOptions.Section"/>.</param>
    public static IServiceCollection AddTelegram(this IServiceCollection services, Action<TelegramOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        var configured = new TelegramOptions();
        configure(configured);
        if (string.IsNullOrWhiteSpace(configured.Token))
        {
            return services;
        }

        services.TryAddSingleton(TimeProvider.System);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<TelegramOptions>, TelegramOptionsValidator>());
        services.AddOptions<TelegramOptions>().Configure(configure).ValidateOnStart();

        // A client of its own: those of the HTTP client factory log addresses, and Telegram's hold the token.
        services.AddSingleton(provider => new TelegramConnection(
            provider.GetRequiredService<IOptions<TelegramOptions>>(),
            provider.GetRequiredService<TimeProvider>(),

            // The Bot API sends nobody elsewhere; whoever does in its place mustn't get the token, which stands in the address.
            new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(3), AllowAutoRedirect = false }));
        services.AddSingleton<SendPacer>();
        services.AddSingleton<TelegramCaller>();
        services.AddSingleton(provider => new TelegramWebhook(provider.GetRequiredService<TelegramConnection>()));

        services.TryAddSingleton<AnswerStandings>();
        services.AddSingleton<ButtonPresses>();
        services.AddSingleton<InlineQueries>();
        services.AddSingleton<UpdateReceiver>();
        services.AddSingleton<LongPolling>();
        services.AddSingleton<Webhook>();
        services.AddSingleton<CommandMenus>();
        services.AddSingleton<IChatListener, TelegramListener>();

        services.AddSingleton<TelegramChatPlatform>();
        services.AddSingleton<IChatPlatform>(provider => provider.GetRequiredService<TelegramChatPlatform>());
        services.AddSingleton<IAttachmentReader, TelegramFiles>();
        services.AddSingleton<IPlatformRights, TelegramRights>();
        if (!string.IsNullOrWhiteSpace(configured.ModeratorChat))
        {
            services.AddSingleton<IModeratorChannel, TelegramModeratorChannel>();
        }

        return services;
    }
}
