-- The cluster of the next version, which waits for the present incarnation to end and runs no job before that.
CREATE TABLE successor (
    id              TEXT PRIMARY KEY,
    application_uid TEXT NOT NULL UNIQUE REFERENCES application (uid),
    document        TEXT NOT NULL
) STRICT;
