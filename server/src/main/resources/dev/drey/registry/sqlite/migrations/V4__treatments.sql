-- Remedies that are carried out, each written together with the version that carries it out.
CREATE TABLE treatment (
    application_uid TEXT    NOT NULL REFERENCES application (uid) ON DELETE CASCADE,
    id              TEXT    NOT NULL,
    open            INTEGER NOT NULL, -- 1 while it is under way
    begun_at        INTEGER NOT NULL, -- milliseconds since 1970
    document        TEXT    NOT NULL,
    PRIMARY KEY (application_uid, id)
) STRICT;

CREATE INDEX treatment_open ON treatment (open) WHERE open = 1;
