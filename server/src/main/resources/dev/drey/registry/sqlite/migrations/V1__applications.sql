CREATE TABLE application (
    uid      TEXT PRIMARY KEY,
    name     TEXT NOT NULL UNIQUE,
    status   TEXT NOT NULL,
    document TEXT NOT NULL
) STRICT;

CREATE TABLE version (
    application_uid TEXT    NOT NULL REFERENCES application (uid) ON DELETE CASCADE,
    id              INTEGER NOT NULL,
    document        TEXT    NOT NULL,
    PRIMARY KEY (application_uid, id)
) STRICT;

CREATE TABLE operation (
    application_uid TEXT    NOT NULL REFERENCES application (uid) ON DELETE CASCADE,
    id              TEXT    NOT NULL,
    status          TEXT    NOT NULL,
    started_at      INTEGER NOT NULL, -- milliseconds since 1970
    document        TEXT    NOT NULL,
    PRIMARY KEY (application_uid, id)
) STRICT;

CREATE TABLE snapshot (
    application_uid TEXT    NOT NULL REFERENCES application (uid) ON DELETE CASCADE,
    name            TEXT    NOT NULL,
    created_at      INTEGER NOT NULL, -- milliseconds since 1970
    document        TEXT    NOT NULL,
    PRIMARY KEY (application_uid, name)
) STRICT;

-- At most one incarnation of an application at any time: the old one is confirmed gone before the next is written.
CREATE TABLE incarnation (
    id              TEXT PRIMARY KEY,
    application_uid TEXT NOT NULL UNIQUE REFERENCES application (uid),
    document        TEXT NOT NULL
) STRICT;
