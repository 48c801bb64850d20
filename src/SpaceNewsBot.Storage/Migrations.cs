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
        """
        -- current_revision is what answers, 0 for nothing; latest_revision is what a change is made against.
        ALTER TABLE sources ADD COLUMN latest_revision INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE sources ADD COLUMN state TEXT NOT NULL DEFAULT 'Standing';
        UPDATE sources SET
            state = CASE current_revision WHEN 0 THEN 'Removed' ELSE 'Standing' END,
            latest_revision = (
                SELECT max(revision) FROM revisions
                WHERE revisions.workspace_id = sources.workspace_id AND revisions.source_id = sources.source_id);

        ALTER TABLE revisions ADD COLUMN kind TEXT NOT NULL DEFAULT 'Updated';
        ALTER TABLE revisions ADD COLUMN quarantined INTEGER NOT NULL DEFAULT 0;
        DROP TRIGGER revisions_keep_what_they_say;
        UPDATE revisions SET kind = 'Added' WHERE revision = 1;
        CREATE TRIGGER revisions_keep_what_they_say BEFORE UPDATE ON revisions
        BEGIN SELECT RAISE(ABORT, 'A revision never changes.'); END;

        -- A source that was restored can be removed again, then with a later revision.
        CREATE TABLE removals (
            workspace_id TEXT NOT NULL,
            source_id TEXT NOT NULL,
            revision INTEGER NOT NULL,
            removed_at TEXT NOT NULL,
            removed_by TEXT NOT NULL,
            reason TEXT NOT NULL,
            PRIMARY KEY (workspace_id, source_id, revision),
            FOREIGN KEY (workspace_id, source_id, revision) REFERENCES revisions
        ) STRICT, WITHOUT ROWID;
        INSERT INTO removals SELECT workspace_id, source_id, revision, removed_at, removed_by, reason FROM source_removals;
        DROP TABLE source_removals;
        CREATE TRIGGER removals_keep_what_they_say BEFORE UPDATE ON removals
        BEGIN SELECT RAISE(ABORT, 'A removal never changes.'); END;
        CREATE TRIGGER removals_stay BEFORE DELETE ON removals
        BEGIN SELECT RAISE(ABORT, 'A removal is never deleted.'); END;

        CREATE TABLE releases (
            workspace_id TEXT NOT NULL,
            source_id TEXT NOT NULL,
            revision INTEGER NOT NULL,
            released_at TEXT NOT NULL,
            released_by TEXT NOT NULL,
            reason TEXT NOT NULL,
            PRIMARY KEY (workspace_id, source_id, revision),
            FOREIGN KEY (workspace_id, source_id, revision) REFERENCES revisions
        ) STRICT, WITHOUT ROWID;
        CREATE TRIGGER releases_keep_what_they_say BEFORE UPDATE ON releases
        BEGIN SELECT RAISE(ABORT, 'A release never changes.'); END;
        CREATE TRIGGER releases_stay BEFORE DELETE ON releases
        BEGIN SELECT RAISE(ABORT, 'A release is never deleted.'); END;

        -- What stands for a person in rows that never change, as "#1"; without its row here, the person was forgotten.
        CREATE TABLE people (
            person_id INTEGER PRIMARY KEY AUTOINCREMENT,
            workspace_id TEXT NOT NULL,
            platform TEXT NOT NULL,
            user_id TEXT NOT NULL,
            UNIQUE (workspace_id, platform, user_id)
        ) STRICT;
        CREATE INDEX people_by_name ON people (platform, user_id);

        CREATE TABLE workspaces (
            workspace_id TEXT NOT NULL PRIMARY KEY,
            paused_at TEXT
        ) STRICT, WITHOUT ROWID;
        INSERT INTO workspaces (workspace_id) SELECT DISTINCT workspace_id FROM sources;
        INSERT OR IGNORE INTO workspaces (workspace_id) VALUES ('default');

        CREATE TABLE chats (
            workspace_id TEXT NOT NULL REFERENCES workspaces,
            platform TEXT NOT NULL,
            chat_id TEXT NOT NULL,
            linked_at TEXT NOT NULL,
            linked_by TEXT NOT NULL,
            PRIMARY KEY (platform, chat_id)
        ) STRICT, WITHOUT ROWID;

        -- The hash of a code; the code itself is shown once and stored nowhere.
        CREATE TABLE link_codes (
            workspace_id TEXT NOT NULL REFERENCES workspaces,
            code_hash BLOB NOT NULL PRIMARY KEY,
            expires_at TEXT NOT NULL,
            used_at TEXT
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE members (
            workspace_id TEXT NOT NULL REFERENCES workspaces,
            platform TEXT NOT NULL,
            user_id TEXT NOT NULL,
            granted_right TEXT NOT NULL,
            granted_at TEXT NOT NULL,
            granted_by TEXT NOT NULL,
            PRIMARY KEY (workspace_id, platform, user_id)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE audit (
            entry_id INTEGER PRIMARY KEY AUTOINCREMENT,
            workspace_id TEXT NOT NULL,
            at TEXT NOT NULL,
            actor TEXT NOT NULL,
            action TEXT NOT NULL,
            subject TEXT NOT NULL,
            detail TEXT NOT NULL
        ) STRICT;
        CREATE INDEX audit_by_workspace ON audit (workspace_id, entry_id);
        CREATE TRIGGER audit_keeps_what_it_says BEFORE UPDATE ON audit
        BEGIN SELECT RAISE(ABORT, 'An entry of the audit log never changes.'); END;
        CREATE TRIGGER audit_stays BEFORE DELETE ON audit
        BEGIN SELECT RAISE(ABORT, 'An entry of the audit log is never deleted.'); END;

        -- An hour's questions by a person, under a hash of person and hour, or of the whole workspace, under an empty one.
        CREATE TABLE usage (
            workspace_id TEXT NOT NULL,
            hour TEXT NOT NULL,
            person_hash BLOB NOT NULL,
            questions INTEGER NOT NULL,
            PRIMARY KEY (workspace_id, hour, person_hash)
        ) STRICT, WITHOUT ROWID;

        -- What was recorded before is private as far as anybody knows.
        ALTER TABLE inbox ADD COLUMN is_private INTEGER NOT NULL DEFAULT 1;
        ALTER TABLE inbox ADD COLUMN forget INTEGER NOT NULL DEFAULT 0;
        CREATE INDEX inbox_by_user ON inbox (platform, user_id);
        CREATE INDEX inbox_by_age ON inbox (received_at);

        ALTER TABLE answers ADD COLUMN state TEXT NOT NULL DEFAULT 'Standing';
        ALTER TABLE answers ADD COLUMN closed_at TEXT;
        CREATE INDEX answers_by_workspace ON answers (workspace_id, item_id);
        CREATE INDEX answers_open ON answers (workspace_id, item_id) WHERE abstention_reason IS NOT NULL AND closed_at IS NULL;

        ALTER TABLE answer_quotes ADD COLUMN source_workspace_id TEXT NOT NULL DEFAULT 'default';
        DROP INDEX answer_quotes_by_source;
        CREATE INDEX answer_quotes_by_source ON answer_quotes (source_workspace_id, source_id);

        -- Changes of sources whose answers nobody has looked through yet.
        CREATE TABLE source_changes (
            change_id INTEGER PRIMARY KEY AUTOINCREMENT,
            workspace_id TEXT NOT NULL,
            source_id TEXT NOT NULL,
            revision INTEGER NOT NULL,
            changed_at TEXT NOT NULL
        ) STRICT;

        -- What the readers of a posted answer are still to be told, or were. One row at most waits for an answer; what comes
        -- while it waits makes its next version. Recorded: the answer is the new one already, whatever the chat shows.
        CREATE TABLE corrections (
            correction_id INTEGER PRIMARY KEY AUTOINCREMENT,
            workspace_id TEXT NOT NULL,
            item_id INTEGER NOT NULL REFERENCES answers (item_id) ON DELETE CASCADE,
            kind TEXT NOT NULL,
            source_workspace_id TEXT,
            source_id TEXT,
            revision INTEGER,
            queued_at TEXT NOT NULL,
            reason TEXT NOT NULL,
            version INTEGER NOT NULL DEFAULT 1,
            recorded INTEGER NOT NULL DEFAULT 0,
            state TEXT NOT NULL DEFAULT 'Pending',
            done_at TEXT
        ) STRICT;
        CREATE INDEX corrections_by_answer ON corrections (item_id);
        CREATE UNIQUE INDEX corrections_waiting ON corrections (item_id) WHERE state = 'Pending';
        CREATE INDEX corrections_pending ON corrections (kind, item_id) WHERE state = 'Pending';
        CREATE INDEX corrections_edited ON corrections (done_at) WHERE kind = 'Change' AND state = 'Edited';

        -- Without a source the bot has to abstain. A number is never given again: the audit log tells of it.
        CREATE TABLE golden_questions (
            golden_id INTEGER PRIMARY KEY AUTOINCREMENT,
            workspace_id TEXT NOT NULL REFERENCES workspaces,
            question TEXT NOT NULL,
            source_id TEXT,
            added_at TEXT NOT NULL,
            added_by TEXT NOT NULL,
            UNIQUE (workspace_id, question)
        ) STRICT;
        """,
        """
        -- The route is the platform's own: it may hold a key to the reply that is good for some minutes.
        ALTER TABLE inbox ADD COLUMN platform_right TEXT NOT NULL DEFAULT 'Reader';
        ALTER TABLE inbox ADD COLUMN replies_to TEXT;
        ALTER TABLE inbox ADD COLUMN route TEXT;
        CREATE INDEX inbox_parts_by_message ON inbox_parts (message_id);

        -- A change that waits for a moderator's word: the command as it was written, and the revision that its preview showed
        -- (null where there was none). Its words are emptied when it is dropped.
        CREATE TABLE proposals (
            proposal_id INTEGER PRIMARY KEY AUTOINCREMENT,
            workspace_id TEXT NOT NULL,
            item_id INTEGER NOT NULL UNIQUE REFERENCES inbox (id) ON DELETE CASCADE,
            command TEXT NOT NULL,
            based_on INTEGER,
            platform TEXT NOT NULL,
            user_id TEXT NOT NULL,
            state TEXT NOT NULL DEFAULT 'Open',
            decided_at TEXT,
            decided_item_id INTEGER
        ) STRICT;

        -- Pages of a reply behind the one that is shown, in the platform's own words.
        CREATE TABLE reply_pages (
            workspace_id TEXT NOT NULL,
            item_id INTEGER NOT NULL REFERENCES inbox (id) ON DELETE CASCADE,
            ordinal INTEGER NOT NULL,
            content TEXT NOT NULL,
            PRIMARY KEY (item_id, ordinal)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE ratings (
            workspace_id TEXT NOT NULL,
            item_id INTEGER NOT NULL REFERENCES answers (item_id) ON DELETE CASCADE,
            platform TEXT NOT NULL,
            user_id TEXT NOT NULL,
            is_good INTEGER NOT NULL,
            reason TEXT NOT NULL,
            rated_at TEXT NOT NULL,
            PRIMARY KEY (item_id, platform, user_id)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX ratings_by_workspace ON ratings (workspace_id, rated_at);
        CREATE INDEX ratings_by_person ON ratings (platform, user_id);

        -- Who wants to be told when the sources answer what they didn't.
        CREATE TABLE watches (
            watch_id INTEGER PRIMARY KEY AUTOINCREMENT,
            workspace_id TEXT NOT NULL,
            item_id INTEGER NOT NULL REFERENCES answers (item_id) ON DELETE CASCADE,
            platform TEXT NOT NULL,
            user_id TEXT NOT NULL,
            added_at TEXT NOT NULL,
            UNIQUE (item_id, platform, user_id)
        ) STRICT;
        CREATE INDEX watches_by_person ON watches (platform, user_id);

        -- Channels in which every message is a question; a forum's new posts.
        CREATE TABLE question_channels (
            workspace_id TEXT NOT NULL REFERENCES workspaces,
            platform TEXT NOT NULL,
            channel_id TEXT NOT NULL,
            chat_id TEXT NOT NULL,
            added_at TEXT NOT NULL,
            added_by TEXT NOT NULL,
            PRIMARY KEY (platform, channel_id)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX question_channels_by_workspace ON question_channels (workspace_id);

        -- What a running bot has to remember about itself.
        CREATE TABLE bot_state (
            workspace_id TEXT NOT NULL,
            name TEXT NOT NULL,
            value TEXT NOT NULL,
            PRIMARY KEY (workspace_id, name)
        ) STRICT, WITHOUT ROWID;
        """,
        """
        -- A message that its sender edited is the same message: its words are replaced and its version grows.
        ALTER TABLE inbox ADD COLUMN message_id TEXT;
        ALTER TABLE inbox ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
        ALTER TABLE inbox ADD COLUMN edited_at TEXT;
        ALTER TABLE inbox ADD COLUMN attachment TEXT;
        ALTER TABLE inbox ADD COLUMN choice INTEGER NOT NULL DEFAULT 0;
        CREATE INDEX inbox_by_message ON inbox (platform, chat_id, message_id) WHERE message_id IS NOT NULL;
        """,
        """
        -- What a row of the ledger means beside its words: merged names, and days as yyyy-MM-dd.
        ALTER TABLE events ADD COLUMN actor TEXT;
        ALTER TABLE events ADD COLUMN speaker_name TEXT;
        ALTER TABLE events ADD COLUMN first_day TEXT;
        ALTER TABLE events ADD COLUMN last_day TEXT;

        -- The version of the rules that the rows of the last revision were read by; the rows are derived, so they may be read anew.
        ALTER TABLE sources ADD COLUMN ledger_rules INTEGER NOT NULL DEFAULT 0;
        CREATE INDEX sources_by_ledger_rules ON sources (ledger_rules);

        -- A moderator's word on a row of a source, whichever revision it stands in. The slots are a JSON object of words.
        CREATE TABLE event_reviews (
            review_id INTEGER PRIMARY KEY,
            workspace_id TEXT NOT NULL,
            source_id TEXT NOT NULL,
            sentence TEXT NOT NULL,
            action_start INTEGER NOT NULL,
            action TEXT NOT NULL,
            verdict TEXT NOT NULL,
            slots TEXT NOT NULL,
            status TEXT NOT NULL,
            reviewed_at TEXT NOT NULL,
            reviewed_by TEXT NOT NULL,
            reason TEXT NOT NULL,
            FOREIGN KEY (workspace_id, source_id) REFERENCES sources
        ) STRICT;
        CREATE INDEX event_reviews_by_source ON event_reviews (workspace_id, source_id);

        -- The sentence of the one row that was reviewed; null where the text or the state of the source changed.
        ALTER TABLE source_changes ADD COLUMN sentence TEXT;
        """,
        """
        -- The message that says that a reply is being made, by the platform's id: the reply is edited into it.
        ALTER TABLE inbox ADD COLUMN notice_id TEXT;
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
