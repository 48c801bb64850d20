using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Core.Generation;

namespace SpaceNewsBot.Llm;

/// <summary>Registers the language model.</summary>
public static class LlmServiceCollectionExtensions
{
    private const int MostDrafts = 2_000;

    /// <summary>
    /// Registers the <see cref="IAnswerModel"/> and what answers with it. Where no endpoint and no model is set, there is none:
    /// asking for it gives null.
    /// </summary>
    /// <param name="services">The services; an <see cref="IBotState"/> is registered beside this.</param>
    /// <param name="settings">All settings, read when the model is first asked for; those of <see cref="LlmOptions.Section"/> are used.</param>
    public static IServiceCollection AddLlm(this IServiceCollection services, Func<IConfiguration> settings)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<LlmOptions>, LlmOptionsValidator>());
        services.AddOptions<LlmOptions>().Configure(options => settings().GetSection(LlmOptions.Section).Bind(options)).ValidateOnStart();

        // One command in a terminal logs nothing.
        services.TryAdd(ServiceDescriptor.Singleton(typeof(ILogger<>), typeof(NullLogger<>)));
        services.TryAddSingleton(_ => PromptLibrary.Find());
        services.TryAddSingleton<ModelMetrics>();
        services.TryAddSingleton<TokenBudget>();
        services.TryAddSingleton<ModelEndpoint>();
        services.TryAddSingleton<ModelCaller>();
        services.TryAddSingleton<AnswerModel>();
        services.TryAddSingleton(_ => new DraftCache(new MemoryCache(new MemoryCacheOptions { SizeLimit = MostDrafts })));
        services.TryAdd(ServiceDescriptor.Singleton(
            typeof(IAnswerModel),
            provider => (IsConfigured(settings().GetSection(LlmOptions.Section)) ? provider.GetRequiredService<AnswerModel>() : null)!));
        return services.AddGeneration();
    }

    // Only these two: another setting that can't be read is none of whoever has no model.
    private static bool IsConfigured(IConfigurationSection section) =>
        new LlmOptions { Endpoint = section[nameof(LlmOptions.Endpoint)] ?? "", Model = section[nameof(LlmOptions.Model)] ?? "" }.IsConfigured;
}
