using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using SpaceNewsBot.Core.Answers;

namespace SpaceNewsBot.Core.Generation;

/// <summary>The registration of answers that a model drafts.</summary>
public static class GenerationServices
{
    /// <summary>Adds what answers with a model; the caller registers <see cref="QuestionAnswerer"/>, the <see cref="IAnswerModel"/> and the <see cref="DraftCache"/>.</summary>
    public static IServiceCollection AddGeneration(this IServiceCollection services)
    {
        services.TryAddSingleton<GenerationCounts>();
        services.TryAddSingleton(provider => new GenerativeAnswerer(
            provider.GetRequiredService<QuestionAnswerer>(),
            provider.GetRequiredService<IAnswerModel>(),
            provider.GetRequiredService<DraftCache>(),
            provider.GetRequiredService<GenerationCounts>(),
            provider.GetService<ILogger<GenerativeAnswerer>>() ?? NullLogger<GenerativeAnswerer>.Instance));
        return services;
    }

    /// <summary>
    /// How questions are answered: with the model where there is one, else from the sources' own sentences. Settings are read
    /// with the first question.
    /// </summary>
    internal static Func<Question, CancellationToken, Task<AnsweredQuestion>> GetAnswerer(this IServiceProvider provider)
    {
        var answer = new Lazy<Func<Question, CancellationToken, Task<AnsweredQuestion>>>(() => provider.GetService<IAnswerModel>() is null
            ? provider.GetRequiredService<QuestionAnswerer>().AnswerAsync
            : provider.GetRequiredService<GenerativeAnswerer>().AnswerAsync);
        return (question, cancellationToken) => answer.Value(question, cancellationToken);
    }
}
