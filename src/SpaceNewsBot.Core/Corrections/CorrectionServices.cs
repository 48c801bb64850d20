using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using SpaceNewsBot.Core.Answers;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Core.Generation;
using SpaceNewsBot.Core.Sources;

namespace SpaceNewsBot.Core.Corrections;

/// <summary>The registration of what corrects posted answers.</summary>
public static class CorrectionServices
{
    /// <summary>Adds the options and the <see cref="Corrector"/>; the caller registers the stores and <see cref="QuestionAnswerer"/>.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Fills the options, for example from the section <see cref="CorrectionOptions.Section"/>.</param>
    public static IServiceCollection AddCorrections(this IServiceCollection services, Action<CorrectionOptions> configure)
    {
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<CorrectionOptions>, CorrectionOptionsValidator>());
        services.AddOptions<CorrectionOptions>().Configure(configure).ValidateOnStart();
        services.TryAddSingleton<ReplyTurns>();
        services.TryAddSingleton(provider => new Corrector(
            provider.GetRequiredService<ICorrectionLog>(),
            provider.GetRequiredService<ISourceStore>(),
            provider.GetAnswerer(),
            provider.GetRequiredService<ReplyTurns>(),
            provider.GetRequiredService<IOptions<CorrectionOptions>>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetService<ILogger<Corrector>>() ?? NullLogger<Corrector>.Instance));
        return services;
    }
}
