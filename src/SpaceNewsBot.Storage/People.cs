using System.Globalization;
using Microsoft.Data.Sqlite;
using SpaceNewsBot.Core.Workspaces;

namespace SpaceNewsBot.Storage;

/// <summary>
/// Writes persons into rows that never change as numbers, so that a person can be forgotten all the same: the number's
/// name stands in one row, which goes.
/// </summary>
internal static class People
{
    private const string Forgotten = "a person whose data was removed";

    /// <summary>What is stored for somebody.</summary>
    /// <param name="connection">In the transaction of the change.</param>
    /// <param name="workspaceId">Where they did it.</param>
    /// <param name="by">As <see cref="Actor.ToString"/> writes it; what is no person's name is stored as it is.</param>
    public static string Store(SqliteConnection connection, string workspaceId, string by)
    {
        if (Actor.Parse(by) is not { } person)
        {
            // Nothing else may look like a person's number.
            return by.StartsWith('#') ? " " + by : by;
        }

        connection.Execute(
            "INSERT INTO people (workspace_id, platform, user_id) VALUES ($workspace, $platform, $user) ON CONFLICT DO NOTHING",
            ("$workspace", workspaceId),
            ("$platform", person.Platform),
            ("$user", person.UserId));
        var number = connection.ReadNumber(
            "SELECT person_id FROM people WHERE workspace_id = $workspace AND platform = $platform AND user_id = $user",
            ("$workspace", workspaceId),
            ("$platform", person.Platform),
            ("$user", person.UserId));
        return string.Create(CultureInfo.InvariantCulture, $"#{number}");
    }

    /// <summary>SQL that reads a stored somebody as a name.</summary>
    /// <param name="column">A column's name, a constant of the program.</param>
    public static string Name(string column) =>
        $"iif({column} LIKE '#%', coalesce((SELECT platform || ':' || user_id FROM people "
        + $"WHERE person_id = CAST(substr({column}, 2) AS INTEGER)), '{Forgotten}'), {column})";
}
