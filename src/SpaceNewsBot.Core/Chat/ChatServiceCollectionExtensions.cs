using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using SpaceNewsBot.Core.Commands;
using SpaceNewsBot.Core.Corrections;
using SpaceNewsBot.Core.Notices;
using SpaceNewsBot.Core.Watches;

namespace SpaceNewsBot.Core.Chat;

/// <summary>Registers what makes replies of messages.</summary>
public static class ChatServiceCollectionExtensions
{
    /// <summary>
    /// Registers intake, handler, commands and workers. The caller registers the stores, each <see cref="IChatPlatform"/>, and
    /// beside this <see cref="CorrectionServices.AddCorrections"/> and <see cref="Privacy.PrivacyServices.AddPrivacy"/>.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Fills the options, for example from the section <see cref="ChatOptions.Section"/>.</param>
    public static IServiceCollection AddChat(this IServiceCollection services, Action<ChatOptions> configure)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ChatOptions>, ChatOptionsValidator>());
        services.AddOptions<ChatOptions>().Configure(configure).ValidateOnStart();
        services.AddSingleton<InboxSignal>();
        services.TryAddSingleton<ReplyTurns>();
        services.AddSingleton<MessageIntake>();
        services.AddCommands();
        services.AddSingleton<MessageHandler>();
        services.AddHostedService<QuestionWorker>();
        services.AddHostedService<CorrectionWorker>();
        services.AddHostedService<WatchWorker>();
        services.AddHostedService<ModeratorNoticeWorker>();
        return services;
    }
}
