using Microsoft.Data.Sqlite;

namespace SpaceNewsBot.Storage;

/// <summary>
/// The schema, as the list of the steps that lead to it. A step that was released never changes; the next change of the
/// schema is a new step at the end. Every table carries the workspace.
/// </summary>
internal static class Migrations
{
    private static readonly string[] Steps =
    [
        """
        -- A source without a current revision (0) was removed; its id is never given again.
        CREATE TABLE sources (
            workspace_id TEXT NOT NULL,
            source_id TEXT NOT NULL,
            current_revision INTEGER NOT NULL,
            text_hash BLOB,
            PRIMARY KEY (workspace_id, source_id)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX sources_by_text ON sources (workspace_id, text_hash);

        -- The text comes last, so that listing sources doesn't read through it.
        CREATE TABLE revisions (
            workspace_id TEXT NOT NULL,
            source_id TEXT NOT NULL,
            revision INTEGER NOT NULL,
            title TEXT,
            author TEXT,
            publisher TEXT,
            url TEXT,
            published TEXT,
            created_at TEXT NOT NULL,
            created_by TEXT NOT NULL,
            reason TEXT NOT NULL,
            text_length INTEGER NOT NULL,
            text TEXT NOT NULL,
            PRIMARY KEY (workspace_id, source_id, revision),
            FOREIGN KEY (workspace_id, source_id) REFERENCES sources
        ) STRICT;

        -- Offsets are UTF-16 and half-open; the format of the terms is described at TermBlob.
        CREATE TABLE passages (
            workspace_id TEXT NOT NULL,
            source_id TEXT NOT NULL,
            revision INTEGER NOT NULL,
            ordinal INTEGER NOT NULL,
            kind TEXT NOT NULL,
            start_offset INTEGER NOT NULL,
            end_offset INTEGER NOT NULL,
            terms BLOB,
            PRIMARY KEY (workspace_id, source_id, revision, ordinal),
            FOREIGN KEY (workspace_id, source_id, revision) REFERENCES revisions
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE events (
            workspace_id TEXT NOT NULL,
            source_id TEXT NOT NULL,
            revision INTEGER NOT NULL,
            ordinal INTEGER NOT NULL,
            status TEXT NOT NULL,
            PRIMARY KEY (workspace_id, source_id, revision, ordinal),
            FOREIGN KEY (workspace_id, source_id, revision) REFERENCES revisions
        ) STRICT, WITHOUT ROWID;

        -- A slot that the story leaves open has no row.
        CREATE TABLE event_slots (
            workspace_id TEXT NOT NULL,
            source_id TEXT NOT NULL,
            revision INTEGER NOT NULL,
            ordinal INTEGER NOT NULL,
            slot TEXT NOT NULL,
            start_offset INTEGER NOT NULL,
            end_offset INTEGER NOT NULL,
            text TEXT NOT NULL,
            PRIMARY KEY (workspace_id, source_id, revision, ordinal, slot),
            FOREIGN KEY (workspace_id, source_id, revision, ordinal) REFERENCES events
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE source_removals (
            workspace_id TEXT NOT NULL,
            source_id TEXT NOT NULL,
            revision INTEGER NOT NULL,
            removed_at TEXT NOT NULL,
            removed_by TEXT NOT NULL,
            reason TEXT NOT NULL,
            PRIMARY KEY (workspace_id, source_id),
            FOREIGN KEY (workspace_id, source_id, revision) REFERENCES revisions
        ) STRICT, WITHOUT ROWID;

        -- Grows with every commit and removal.
        CREATE TABLE generations (
            workspace_id TEXT NOT NULL PRIMARY KEY,
            generation INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE TRIGGER revisions_keep_what_they_say BEFORE UPDATE ON revisions
        BEGIN SELECT RAISE(ABORT, 'A revision never changes.'); END;
        CREATE TRIGGER revisions_stay BEFORE DELETE ON revisions
        BEGIN SELECT RAISE(ABORT, 'A revision is never deleted.'); END;
        CREATE TRIGGER passages_keep_what_they_say BEFORE UPDATE ON passages
        BEGIN SELECT RAISE(ABORT, 'A revision never changes.'); END;
        CREATE TRIGGER passages_stay BEFORE DELETE ON passages
        BEGIN SELECT RAISE(ABORT, 'A revision is never deleted.'); END;
        CREATE TRIGGER removals_keep_what_they_say BEFORE UPDATE ON source_removals
        BEGIN SELECT RAISE(ABORT, 'A removal never changes.'); END;
        CREATE TRIGGER removals_stay BEFORE DELETE ON source_removals
        BEGIN SELECT RAISE(ABORT, 'A removal is never deleted.'); END;

        CREATE TABLE inbox (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            workspace_id TEXT NOT NULL,
            platform TEXT NOT NULL,
            chat_id TEXT NOT NULL,
            update_id TEXT NOT NULL,
            user_id TEXT NOT NULL,
            text TEXT NOT NULL,
            received_at TEXT NOT NULL,
            refused TEXT,
            completed_at TEXT,
            UNIQUE (platform, update_id)
        ) STRICT;
        CREATE INDEX inbox_waiting ON inbox (platform, chat_id, id) WHERE completed_at IS NULL;
        CREATE INDEX inbox_by_conversation ON inbox (platform, chat_id, id);

        CREATE TABLE inbox_parts (
            workspace_id TEXT NOT NULL,
            item_id INTEGER NOT NULL REFERENCES inbox (id),
            ordinal INTEGER NOT NULL,
            message_id TEXT NOT NULL,
            sent_at TEXT NOT NULL,
            PRIMARY KEY (item_id, ordinal)
        ) STRICT, WITHOUT ROWID;

        -- With a reason it is an abstention, without one an answer.
        CREATE TABLE answers (
            item_id INTEGER PRIMARY KEY REFERENCES inbox (id),
            workspace_id TEXT NOT NULL,
            question TEXT NOT NULL,
            answered_at TEXT NOT NULL,
            abstention_reason TEXT
        ) STRICT;

        CREATE TABLE answer_missing (
            workspace_id TEXT NOT NULL,
            item_id INTEGER NOT NULL REFERENCES answers (item_id) ON DELETE CASCADE,
            ordinal INTEGER NOT NULL,
            text TEXT NOT NULL,
            PRIMARY KEY (item_id, ordinal)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE answer_claims (
            workspace_id TEXT NOT NULL,
            item_id INTEGER NOT NULL REFERENCES answers (item_id) ON DELETE CASCADE,
            claim INTEGER NOT NULL,
            text TEXT NOT NULL,
            PRIMARY KEY (item_id, claim)
        ) STRICT, WITHOUT ROWID;

        -- Claim -1 is the nearest passage of an abstention. The offset is UTF-16 in the revision's text.
        CREATE TABLE answer_quotes (
            workspace_id TEXT NOT NULL,
            item_id INTEGER NOT NULL REFERENCES answers (item_id) ON DELETE CASCADE,
            claim INTEGER NOT NULL,
            ordinal INTEGER NOT NULL,
            source_id TEXT NOT NULL,
            revision INTEGER NOT NULL,
            start_offset INTEGER,
            text TEXT NOT NULL,
            PRIMARY KEY (item_id, claim, ordinal)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX answer_quotes_by_source ON answer_quotes (source_id, revision);
        """,
    ];

    /// <summary>The version of the schema that this program writes.</summary>
    public static int Latest => Steps.Length;

    /// <summary>Runs the steps that a store of this version lacks, inside the caller's transaction.</summary>
    public static void Apply(SqliteConnection connection, int version)
    {
        foreach (var step in Steps.AsSpan(version))
        {
            connection.Execute(step);
        }
    }
}
