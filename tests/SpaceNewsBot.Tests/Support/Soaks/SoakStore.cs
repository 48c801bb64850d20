using Microsoft.Data.Sqlite;

namespace SpaceNewsBot.Tests.Support.Soaks;

/// <summary>Reads the store of a process that goes on writing it.</summary>
/// <param name="folder">Where it is.</param>
internal sealed class SoakStore(TemporaryFolder folder)
{
    /// <summary>The recorded messages, and those of them that wait for their reply.</summary>
    public (int All, int Waiting) CountMessages() =>
        Read("SELECT count(*), count(*) FILTER (WHERE completed_at IS NULL) FROM inbox", r => (r.GetInt32(0), r.GetInt32(1))).Single();

    /// <summary>The numbers of the recorded messages, by the platform's ids of their deliveries.</summary>
    public Dictionary<string, long> ReadItems() =>
        Read("SELECT update_id, id FROM inbox", r => (Delivery: r.GetString(0), Item: r.GetInt64(1))).ToDictionary(r => r.Delivery, r => r.Item, StringComparer.Ordinal);

    /// <summary>What the bot knows to have posted: the platform's ids of messages, with the message that each replies to.</summary>
    public Dictionary<string, long> ReadPosted() =>
        Read("SELECT message_id, item_id FROM inbox_parts", r => (Message: r.GetString(0), Item: r.GetInt64(1))).ToDictionary(r => r.Message, r => r.Item, StringComparer.Ordinal);

    private List<T> Read<T>(string sql, Func<SqliteDataReader, T> read)
    {
        using var connection = new SqliteConnection($"Data Source={Directory.EnumerateFiles(folder.Path, "*.db").Single()};Mode=ReadOnly;Pooling=False;Default Timeout=5");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The callers pass constants.
        command.CommandText = sql;
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(read(reader));
        }

        return rows;
    }
}
