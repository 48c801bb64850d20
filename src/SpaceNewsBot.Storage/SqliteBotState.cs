using SpaceNewsBot.Core.Chat;

namespace SpaceNewsBot.Storage;

/// <summary>What the bot remembers about itself, in SQLite. It belongs to no workspace.</summary>
internal sealed class SqliteBotState(Database database) : IBotState
{
    public Task<string?> FindAsync(string name, CancellationToken cancellationToken) => database.ReadAsync(
        connection => (string?)connection.ReadValue("SELECT value FROM bot_state WHERE workspace_id = '' AND name = $name", ("$name", name)),
        cancellationToken);

    public Task SetAsync(string name, string value, CancellationToken cancellationToken) => database.WriteAsync(
        connection => connection.Execute(
            """
            INSERT INTO bot_state (workspace_id, name, value) VALUES ('', $name, $value)
            ON CONFLICT (workspace_id, name) DO UPDATE SET value = excluded.value
            """,
            ("$name", name),
            ("$value", value)),
        cancellationToken);
}
