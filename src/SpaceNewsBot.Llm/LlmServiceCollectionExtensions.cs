using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Core.Generation;

namespace SpaceNewsBot.Llm;

/// <summary>Registers the language model.</summary>
public static class LlmServiceCollectionExtensions
{
    /// <summary>Registers an <see cref="IAnswerModel"/>, if an endpoint or a model is set; without one, nothing.</summary>
    /// <param name="services">The services; an <see cref="IBotState"/> is registered beside this, and logging.</param>
    /// <param name="configuration">All settings; those of <see cref="LlmOptions.Section"/> are read.</param>
    public static IServiceCollection AddLlm(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var section = configuration.GetSection(LlmOptions.Section);

        // Only these two: a value that can't be read is told when the host starts.
        var configured = new LlmOptions { Endpoint = section[nameof(LlmOptions.Endpoint)] ?? "", Model = section[nameof(LlmOptions.Model)] ?? "" };
        if (!configured.IsConfigured)
        {
            return services;
        }

        services.TryAddSingleton(TimeProvider.System);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<LlmOptions>, LlmOptionsValidator>());
        services.AddOptions<LlmOptions>().Bind(section).ValidateOnStart();
        services.TryAddSingleton(_ => PromptLibrary.Find());
        services.TryAddSingleton<ModelMetrics>();
        services.TryAddSingleton<TokenBudget>();
        services.TryAddSingleton<ModelEndpoint>();
        services.TryAddSingleton<ModelCaller>();
        services.TryAddSingleton<IAnswerModel, AnswerModel>();
        return services;
    }
}
