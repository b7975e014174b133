CREATE TABLE applicant_case (
    id         TEXT PRIMARY KEY,
    place      INTEGER NOT NULL,
    sealed     BLOB NOT NULL,
    changed_at INTEGER NOT NULL
) STRICT;
CREATE TABLE cache (
    name       TEXT PRIMARY KEY,
    version    INTEGER NOT NULL,
    body       BLOB NOT NULL,
    changed_at INTEGER NOT NULL
) STRICT;
CREATE TABLE invoice_picture (
    case_id    TEXT PRIMARY KEY,
    sealed     BLOB NOT NULL,
    changed_at INTEGER NOT NULL
) STRICT;
CREATE TABLE operation (
    id         TEXT PRIMARY KEY,
    scope      TEXT NOT NULL UNIQUE,
    target     TEXT NOT NULL,
    sealed     BLOB NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;
CREATE TABLE result (
    session    TEXT PRIMARY KEY,
    sealed     BLOB NOT NULL,
    prints     INTEGER NOT NULL,
    stored_at  INTEGER NOT NULL
, receipts INTEGER NOT NULL DEFAULT 0, keep_until INTEGER NOT NULL DEFAULT 0) STRICT;
CREATE TABLE secret (
    name   TEXT PRIMARY KEY,
    sealed BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE setting (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
