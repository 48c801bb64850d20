using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SpaceNewsBot.Core.Answers;
using SpaceNewsBot.Core.Corrections;
using SpaceNewsBot.Core.Sources;

namespace SpaceNewsBot.Core.Chat;

/// <summary>Registers what makes replies of messages.</summary>
public static class ChatServiceCollectionExtensions
{
    /// <summary>
    /// Registers intake, handler, corrector and workers. The caller registers <see cref="IInbox"/>, <see cref="IAnswerLog"/>,
    /// <see cref="ICorrectionLog"/>, <see cref="ISourceStore"/>, <see cref="QuestionAnswerer"/> and each <see cref="IChatPlatform"/>.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Fills the options, for example from the section <see cref="ChatOptions.Section"/>.</param>
    /// <param name="configureCorrections">
    /// Fills the options of corrections, for example from the section <see cref="CorrectionOptions.Section"/>; null leaves the defaults.
    /// </param>
    public static IServiceCollection AddChat(
        this IServiceCollection services,
        Action<ChatOptions> configure,
        Action<CorrectionOptions>? configureCorrections = null)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ChatOptions>, ChatOptionsValidator>());
        services.AddOptions<ChatOptions>().Configure(configure).ValidateOnStart();
        services.AddSingleton<InboxSignal>();
        services.AddSingleton<MessageIntake>();
        services.AddSingleton(provider => new MessageHandler(
            provider.GetRequiredService<QuestionAnswerer>().AnswerAsync,
            provider.GetRequiredService<IAnswerLog>(),
            provider.GetRequiredService<ISourceStore>(),
            provider.GetRequiredService<IOptions<ChatOptions>>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<MessageHandler>>()));
        services.AddHostedService<QuestionWorker>();

        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<CorrectionOptions>, CorrectionOptionsValidator>());
        services.AddOptions<CorrectionOptions>().Configure(configureCorrections ?? (static _ => { })).ValidateOnStart();
        services.AddSingleton(provider => new Corrector(
            provider.GetRequiredService<ICorrectionLog>(),
            provider.GetRequiredService<ISourceStore>(),
            provider.GetRequiredService<QuestionAnswerer>().AnswerAsync,
            provider.GetRequiredService<IOptions<CorrectionOptions>>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<Corrector>>()));
        services.AddHostedService<CorrectionWorker>();
        return services;
    }
}
