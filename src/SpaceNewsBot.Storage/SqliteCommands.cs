using System.Globalization;
using Microsoft.Data.Sqlite;

namespace SpaceNewsBot.Storage;

/// <summary>Short forms for parameterised commands, and the one way in which times are written.</summary>
internal static class SqliteCommands
{
    // Fixed width and always UTC, so that the order of the text is the order of time.
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";

    /// <summary>A command with its parameters; null becomes the database's NULL.</summary>
    public static SqliteCommand Command(this SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // Every caller passes a constant; values go through parameters.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (name, value) in parameters)
        {
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        }

        return command;
    }

    /// <summary>Runs a command; how many rows it changed.</summary>
    public static int Execute(this SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using var command = connection.Command(sql, parameters);
        return command.ExecuteNonQuery();
    }

    /// <summary>Runs a command; the first column of its first row, null when there is none.</summary>
    public static object? ReadValue(this SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using var command = connection.Command(sql, parameters);
        return command.ExecuteScalar() is { } value and not DBNull ? value : null;
    }

    /// <summary>Runs a command whose outcome is one whole number; 0 when there is none.</summary>
    public static long ReadNumber(this SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object? Value)> parameters) =>
        connection.ReadValue(sql, parameters) is long number ? number : 0;

    /// <summary>Runs a command; its rows.</summary>
    public static List<T> ReadRows<T>(
        this SqliteConnection connection,
        Func<SqliteDataReader, T> row,
        string sql,
        params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using var command = connection.Command(sql, parameters);
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(row(reader));
        }

        return rows;
    }

    public static string? GetNullableString(this SqliteDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : reader.GetString(column);

    public static T GetEnum<T>(this SqliteDataReader reader, int column)
        where T : struct, Enum =>
        Enum.TryParse<T>(reader.GetString(column), out var value)
            ? value
            : throw new InvalidDataException($"An unknown {typeof(T).Name} stands in the store.");

    public static DateTimeOffset GetTime(this SqliteDataReader reader, int column) =>
        DateTimeOffset.TryParseExact(
            reader.GetString(column),
            TimeFormat,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var time)
            ? time
            : throw new InvalidDataException("A malformed time stands in the store.");

    public static string ToStored(this DateTimeOffset time) =>
        time.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);
}
