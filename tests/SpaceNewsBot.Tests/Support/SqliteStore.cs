using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using SpaceNewsBot.Core.Answers;
using SpaceNewsBot.Core.Audit;
using SpaceNewsBot.Core.Backups;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Core.Commands;
using SpaceNewsBot.Core.Corrections;
using SpaceNewsBot.Core.Events.Reviews;
using SpaceNewsBot.Core.Previews;
using SpaceNewsBot.Core.Privacy;
using SpaceNewsBot.Core.Sources;
using SpaceNewsBot.Core.Unanswered;
using SpaceNewsBot.Core.Workspaces;
using SpaceNewsBot.Storage;

namespace SpaceNewsBot.Tests.Support;

/// <summary>A store in a real file, without the starter story unless it is asked for; opened again, it is another process.</summary>
internal sealed class SqliteStore : IDisposable
{
    private readonly Database _database;
    private readonly LedgerRenewal _renewal;

    public SqliteStore(string folder, bool withStarter = false)
    {
        var options = new StorageOptions { DataDirectory = folder, BusyTimeout = TimeSpan.FromMilliseconds(100) };
        _database = new Database(options, Clock, withStarter ? StarterStory.CreateCommit : null);
        _renewal = new LedgerRenewal(_database, NullLogger<LedgerRenewal>.Instance);
        Sources = new SqliteSourceStore(_database, _renewal);
        Reviews = new SqliteEventReviews(_database, _renewal);
        Workspaces = new SqliteWorkspaceStore(_database);
        Audit = new SqliteAuditLog(_database);
        Inbox = new SqliteInbox(_database);
        Answers = new SqliteAnswerLog(_database);
        Backup = new SqliteBackup(_database);
        Goldens = new SqliteGoldenQuestions(_database);
        Corrections = new SqliteCorrectionLog(_database);
        Check = new StoreCheck(_database);
    }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2022, 3, 5, 12, 0, 0, TimeSpan.Zero));

    public ISourceStore Sources { get; }

    public IEventReviews Reviews { get; }

    public IWorkspaceStore Workspaces { get; }

    public IAuditLog Audit { get; }

    public IInbox Inbox { get; }

    public IAnswerLog Answers { get; }

    public IStoreBackup Backup { get; }

    public IGoldenQuestions Goldens { get; }
    public ICorrectionLog Corrections { get; }

    public IBotState State => new SqliteBotState(_database);

    public IReplyPages Pages => new SqliteReplyPages(_database);

    public IChatMoves Moves => new SqliteChatMoves(_database);

    public StoreCheck Check { get; }

    public string Path => _database.Path;

    /// <summary>What runs commands on this store.</summary>
    /// <param name="answer">Answers questions; null for the real engine.</param>
    public CommandServices CreateServices(Func<Question, CancellationToken, Task<AnsweredQuestion>>? answer = null)
    {
        var options = Options.Create(new ChatOptions());
        return new CommandServices
        {
            Sources = Sources,
            Reviews = Reviews,
            Questions = new QuestionHandler(
                answer ?? new QuestionAnswerer(Sources).AnswerAsync, Answers, Sources, Workspaces, options, Clock, NullLogger<QuestionHandler>.Instance),
            AnswerLog = Answers,
            Inbox = Inbox,
            Workspaces = Workspaces,
            Audit = Audit,
            Previewer = new SourcePreviewer(Sources, Reviews, Goldens, Answers, Clock),
            Goldens = Goldens,
            Unanswered = new UnansweredQuestions(Answers, new QuestionAnswerer(Sources)),
            Proposals = new SqliteProposals(_database),
            Watches = new SqliteWatches(_database),
            Ratings = new SqliteRatings(_database),
            QuestionChannels = new SqliteQuestionChannels(_database),
            Backup = Backup,
            Privacy = Options.Create(new PrivacyOptions()),
            Corrections = Corrections,
            Clock = Clock,
        };
    }

    /// <summary>A connection past the store's own classes, as another program has it.</summary>
    public SqliteConnection ConnectDirectly()
    {
        var connection = new SqliteConnection($"Data Source={Path};Pooling=False;Default Timeout=1");
        connection.Open();
        return connection;
    }

    public void Dispose()
    {
        _renewal.Dispose();
        _database.Dispose();
    }
}
