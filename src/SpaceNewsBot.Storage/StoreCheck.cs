using SpaceNewsBot.Core.Sources;

namespace SpaceNewsBot.Storage;

/// <summary>Tells whether the store can be read and written.</summary>
public sealed class StoreCheck
{
    private readonly Database _database;

    internal StoreCheck(Database database) => _database = database;

    /// <summary>
    /// Opens the store (a new one is made), reads through its pages and takes its write lock; changes nothing.
    /// </summary>
    /// <exception cref="StoreUnavailableException">It can't be used; the message says why and what to do.</exception>
    public async Task<StoreReport> RunAsync(CancellationToken cancellationToken)
    {
        var report = await _database.ReadAsync(
            connection =>
            {
                if (connection.ReadValue("PRAGMA quick_check(1)") is not "ok")
                {
                    throw new InvalidDataException("quick_check found damage.");
                }

                var schema = connection.ReadNumber("PRAGMA user_version");
                var sources = connection.ReadNumber("SELECT count(*) FROM sources WHERE current_revision > 0");
                return new StoreReport(_database.Path, (int)schema, (int)sources);
            },
            cancellationToken).ConfigureAwait(false);

        // A change of nothing, yet SQLite has to take the lock and the file for it.
        await _database.WriteAsync(
            connection => connection.Execute("UPDATE generations SET generation = generation WHERE 0"),
            cancellationToken).ConfigureAwait(false);
        return report;
    }
}
