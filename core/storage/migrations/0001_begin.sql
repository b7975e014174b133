-- SPDX-FileCopyrightText: Xuanhao contributors
-- SPDX-License-Identifier: Apache-2.0
-- Never edit a migration after its release; add the next number.
-- Times are milliseconds since 1970 UTC. Columns named sealed hold personal data or secrets.

CREATE TABLE setting (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE secret (
    name   TEXT PRIMARY KEY,
    sealed BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE applicant_case (
    id         TEXT PRIMARY KEY,
    place      INTEGER NOT NULL,
    sealed     BLOB NOT NULL,
    changed_at INTEGER NOT NULL
) STRICT;

-- A change that was or is being sent to central and has no answer yet. One at a time in a scope
-- ("case:…", "print:…", "enrol"); the id is used again until central answers.
CREATE TABLE operation (
    id         TEXT PRIMARY KEY,
    scope      TEXT NOT NULL UNIQUE,
    target     TEXT NOT NULL,
    sealed     BLOB NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE cache (
    name       TEXT PRIMARY KEY,
    version    INTEGER NOT NULL,
    body       BLOB NOT NULL,
    changed_at INTEGER NOT NULL
) STRICT;

-- What a form is made of, kept with the result that it shows (C1, C2).
CREATE TABLE result (
    session    TEXT PRIMARY KEY,
    sealed     BLOB NOT NULL,
    prints     INTEGER NOT NULL,
    stored_at  INTEGER NOT NULL
) STRICT;
