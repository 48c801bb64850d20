using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using SpaceNewsBot.Core.Answers;
using SpaceNewsBot.Core.Audit;
using SpaceNewsBot.Core.Backups;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Core.Corrections;
using SpaceNewsBot.Core.Events.Reviews;
using SpaceNewsBot.Core.Feedback;
using SpaceNewsBot.Core.Generation;
using SpaceNewsBot.Core.Previews;
using SpaceNewsBot.Core.Privacy;
using SpaceNewsBot.Core.Proposals;
using SpaceNewsBot.Core.Sources;
using SpaceNewsBot.Core.Unanswered;
using SpaceNewsBot.Core.Watches;
using SpaceNewsBot.Core.Workspaces;

namespace SpaceNewsBot.Core.Commands;

/// <summary>Registers what runs commands.</summary>
public static class CommandServiceCollectionExtensions
{
    /// <summary>Registers the dispatcher. The caller registers the stores and, where it has any, settings and logging.</summary>
    public static IServiceCollection AddCommands(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(provider => new QuestionAnswerer(provider.GetRequiredService<ISourceStore>()));
        services.TryAddSingleton(provider => new QuestionHandler(
            provider.GetAnswerer(),
            provider.GetRequiredService<IAnswerLog>(),
            provider.GetRequiredService<ISourceStore>(),
            provider.GetRequiredService<IWorkspaceStore>(),
            provider.GetRequiredService<IOptions<ChatOptions>>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetService<ILogger<QuestionHandler>>() ?? NullLogger<QuestionHandler>.Instance));
        services.TryAddSingleton(provider => new CommandServices
        {
            Sources = provider.GetRequiredService<ISourceStore>(),
            Reviews = provider.GetRequiredService<IEventReviews>(),
            Model = new Lazy<IAnswerModel?>(provider.GetService<IAnswerModel>),
            Questions = provider.GetRequiredService<QuestionHandler>(),
            AnswerLog = provider.GetRequiredService<IAnswerLog>(),
            Inbox = provider.GetRequiredService<IInbox>(),
            Workspaces = provider.GetRequiredService<IWorkspaceStore>(),
            Audit = provider.GetRequiredService<IAuditLog>(),
            Previewer = new SourcePreviewer(
                provider.GetRequiredService<ISourceStore>(),
                provider.GetRequiredService<IEventReviews>(),
                provider.GetRequiredService<IGoldenQuestions>(),
                provider.GetRequiredService<IAnswerLog>(),
                provider.GetRequiredService<TimeProvider>()),
            Corrections = provider.GetRequiredService<ICorrectionLog>(),
            Goldens = provider.GetRequiredService<IGoldenQuestions>(),
            Unanswered = new UnansweredQuestions(provider.GetRequiredService<IAnswerLog>(), provider.GetRequiredService<QuestionAnswerer>()),
            Proposals = provider.GetRequiredService<IProposals>(),
            Watches = provider.GetRequiredService<IWatches>(),
            Ratings = provider.GetRequiredService<IRatings>(),
            QuestionChannels = provider.GetRequiredService<IQuestionChannels>(),
            Backup = provider.GetRequiredService<IStoreBackup>(),
            Privacy = provider.GetRequiredService<IOptions<PrivacyOptions>>(),
            PlatformRights = [.. provider.GetServices<IPlatformRights>()],
            Clock = provider.GetRequiredService<TimeProvider>(),
        });
        services.TryAddSingleton<CommandDispatcher>();
        services.AddCorrections(static _ => { });
        services.AddPrivacy(static _ => { });
        return services;
    }
}
