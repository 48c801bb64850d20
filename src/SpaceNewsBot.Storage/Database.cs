using Microsoft.Data.Sqlite;
using SpaceNewsBot.Core.Sources;

namespace SpaceNewsBot.Storage;

/// <summary>
/// The store's file: creates it, brings its schema up to date, and lends connections. Readers never wait for writers (WAL);
/// the writers of this process take turns here, those of other processes through the file's lock. SQLite knows no
/// asynchronous input and output, so work runs on the thread pool and the caller's thread never waits for the disk.
/// </summary>
internal sealed class Database : IDisposable
{
    public const string FileName = "spacenewsbot.db";

    // "SNB1": tells our file from another program's.
    private const int ApplicationId = 0x534E4231;

    private readonly TimeSpan _busyTimeout;
    private readonly TimeProvider _clock;
    private readonly Func<DateTimeOffset, SourceCommit>? _starter;
    private readonly string _folder;
    private readonly string _connectionString;
    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly Lock _opening = new();
    private volatile bool _ready;

    /// <param name="options">Validated before.</param>
    /// <param name="clock">For the times that the store itself writes.</param>
    /// <param name="starter">The source that a new store starts with; null for an empty one.</param>
    public Database(StorageOptions options, TimeProvider clock, Func<DateTimeOffset, SourceCommit>? starter)
    {
        _clock = clock;
        _starter = starter;
        _busyTimeout = options.BusyTimeout;
        _folder = System.IO.Path.GetFullPath(options.DataDirectory);
        Path = System.IO.Path.Combine(_folder, FileName);
        _connectionString = new SqliteConnectionStringBuilder
        {
            DataSource = Path,
            ForeignKeys = true,

            // The provider repeats a command that SQLite gave up on as busy until this many seconds have passed. One less
            // than SQLite's own wait, so that there is one wait and not two; 0 would mean for ever.
            DefaultTimeout = Math.Max(1, (int)_busyTimeout.TotalSeconds - 1),
        }.ToString();
    }

    /// <summary>The store's file.</summary>
    public string Path { get; }

    public DateTimeOffset Now => _clock.GetUtcNow();

    /// <summary>Reads inside one snapshot of the store.</summary>
    public Task<T> ReadAsync<T>(Func<SqliteConnection, T> read, CancellationToken cancellationToken) => RunAsync(
        () =>
        {
            using var connection = Open();
            using var transaction = connection.BeginTransaction(deferred: true);
            return read(connection);
        },
        cancellationToken);

    /// <summary>Writes in one transaction, which is durable when the task completes. Once begun it isn't cancelled.</summary>
    public async Task<T> WriteAsync<T>(Func<SqliteConnection, T> write, CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await RunAsync(
                () =>
                {
                    using var connection = Open();
                    using var transaction = connection.BeginTransaction(deferred: false);
                    var outcome = write(connection);
                    transaction.Commit();
                    return outcome;
                },
                cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <summary>Runs work on the store outside the caller's thread; its faults become sentences.</summary>
    public Task<T> RunAsync<T>(Func<T> work, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            try
            {
                return work();
            }
            catch (Exception exception) when (StoreFaults.Describe(exception, Path) is { } described)
            {
                throw described;
            }
        },
        cancellationToken);

    /// <summary>A connection to the store, which is created or brought up to date before the first.</summary>
    public SqliteConnection Open()
    {
        if (!_ready)
        {
            lock (_opening)
            {
                if (!_ready)
                {
                    Prepare();
                    _ready = true;
                }
            }
        }

        return Connect();
    }

    public void Dispose()
    {
        using (var connection = new SqliteConnection(_connectionString))
        {
            SqliteConnection.ClearPool(connection);
        }

        _writing.Dispose();
    }

    private SqliteConnection Connect()
    {
        var connection = new SqliteConnection(_connectionString);
        try
        {
            connection.Open();
            connection.Execute($"PRAGMA busy_timeout = {(int)_busyTimeout.TotalMilliseconds}");

            // In WAL mode, NORMAL would lose acknowledged commits in a power cut.
            connection.Execute("PRAGMA synchronous = FULL");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private void Prepare()
    {
        try
        {
            Directory.CreateDirectory(_folder);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw StoreFaults.NoFolder(_folder, exception);
        }

        using var connection = Connect();
        if (ReadVersion(connection) == Migrations.Latest)
        {
            return;
        }

        // Only a file that is ours or empty comes here; nothing was written before.
        connection.Execute("PRAGMA journal_mode = WAL");
        using var transaction = connection.BeginTransaction(deferred: false);

        // Another process may have done it while this one waited for the lock.
        var version = ReadVersion(connection);
        if (version == Migrations.Latest)
        {
            return;
        }

        Migrations.Apply(connection, version);
        connection.Execute($"PRAGMA application_id = {ApplicationId}");
        connection.Execute($"PRAGMA user_version = {Migrations.Latest}");

        // In the transaction that creates the store: once it was removed, it doesn't come back.
        if (version == 0 && _starter is not null)
        {
            RevisionWriter.Write(connection, _starter(Now));
        }

        transaction.Commit();
    }

    private int ReadVersion(SqliteConnection connection)
    {
        var version = connection.ReadNumber("PRAGMA user_version");
        var application = connection.ReadNumber("PRAGMA application_id");
        var isEmpty = version == 0 && application == 0
            && connection.ReadNumber("SELECT count(*) FROM sqlite_master") == 0;
        if (!isEmpty && (application != ApplicationId || version < 1))
        {
            throw StoreFaults.Foreign(Path);
        }

        return version <= Migrations.Latest ? (int)version : throw StoreFaults.Newer(Path, version, Migrations.Latest);
    }
}
