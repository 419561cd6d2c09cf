-- The story of each application, only ever added to; the oldest give way to the newest.
CREATE TABLE event (
    sequence        INTEGER PRIMARY KEY AUTOINCREMENT,
    application_uid TEXT NOT NULL REFERENCES application (uid) ON DELETE CASCADE,
    key             TEXT,
    document        TEXT NOT NULL,
    UNIQUE (application_uid, key)
) STRICT;

CREATE INDEX event_by_application ON event (application_uid, sequence);
