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
using SpaceNewsBot.Core.Previews;
using SpaceNewsBot.Core.Proposals;
using SpaceNewsBot.Core.Sources;
using SpaceNewsBot.Core.Watches;
using SpaceNewsBot.Core.Workspaces;

namespace SpaceNewsBot.Storage;

/// <summary>The registration of the store.</summary>
public static class StorageServices
{
    /// <summary>
    /// Adds the store: <see cref="ISourceStore"/>, <see cref="IEventReviews"/>, <see cref="ISourceSuggestions"/>, <see cref="IWorkspaceStore"/>, <see cref="IChatMoves"/>, <see cref="IAuditLog"/>, <see cref="IInbox"/>,
    /// <see cref="IAnswerLog"/>, <see cref="ICorrectionLog"/>, <see cref="IGoldenQuestions"/>, <see cref="IReplyPages"/>, <see cref="IBotState"/>, <see cref="IQuestionChannels"/>, <see cref="IRatings"/>, <see cref="IProposals"/>,
    /// <see cref="IWatches"/>, <see cref="IStoreBackup"/> and
    /// <see cref="StoreCheck"/>. Nothing is opened before its first use; the first use of a new store creates it with the
    /// starter story.
    /// </summary>
    public static IServiceCollection AddStorage(this IServiceCollection services, Action<StorageOptions> configure)
    {
        services.AddOptions<StorageOptions>()
            .Configure(configure)
            .Validate(
                options => !string.IsNullOrWhiteSpace(options.DataDirectory),
                "DataDirectory names no folder: give the folder of the store with --data or SPACENEWSBOT_DATA.")
            .Validate(
                options => options.BusyTimeout > TimeSpan.Zero && options.BusyTimeout <= TimeSpan.FromMinutes(1),
                "BusyTimeout has to be above zero and at most one minute.")
            .ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider => new Database(
            provider.GetRequiredService<IOptions<StorageOptions>>().Value,
            provider.GetRequiredService<TimeProvider>(),
            StarterStory.CreateCommit));
        services.AddSingleton(provider => new LedgerRenewal(
            provider.GetRequiredService<Database>(),
            provider.GetService<ILogger<LedgerRenewal>>() ?? NullLogger<LedgerRenewal>.Instance));
        services.AddSingleton<ISourceStore, SqliteSourceStore>();
        services.AddSingleton<IEventReviews, SqliteEventReviews>();
        services.AddSingleton<ISourceSuggestions, SqliteSourceSuggestions>();
        services.AddSingleton<IWorkspaceStore, SqliteWorkspaceStore>();
        services.AddSingleton<IChatMoves, SqliteChatMoves>();
        services.AddSingleton<IAuditLog, SqliteAuditLog>();
        services.AddSingleton<IInbox, SqliteInbox>();
        services.AddSingleton<IReplyPages, SqliteReplyPages>();
        services.AddSingleton<IBotState, SqliteBotState>();
        services.AddSingleton<IQuestionChannels, SqliteQuestionChannels>();
        services.AddSingleton<IRatings, SqliteRatings>();
        services.AddSingleton<IProposals, SqliteProposals>();
        services.AddSingleton<IWatches, SqliteWatches>();
        services.AddSingleton<IStoreBackup, SqliteBackup>();
        services.AddSingleton<IAnswerLog, SqliteAnswerLog>();
        services.AddSingleton<IGoldenQuestions, SqliteGoldenQuestions>();
        services.AddSingleton<ICorrectionLog, SqliteCorrectionLog>();
        services.AddSingleton(provider => new StoreCheck(provider.GetRequiredService<Database>()));
        return services;
    }
}
