-- Every sheet that leaves a counter, recorded before it is spooled (C2). The sheets of a kind are counted by subject:
-- the first copy of one is the nth printing; those of a counter's day are counted for that counter.
CREATE TABLE sheet (
    id TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    session TEXT,
    nth INTEGER NOT NULL,
    copies INTEGER NOT NULL,
    at BIGINT NOT NULL,
    recorded_at BIGINT NOT NULL,
    counter TEXT NOT NULL,
    staff TEXT NOT NULL,
    printer TEXT NOT NULL,
    reason TEXT NOT NULL,
    content_hash TEXT NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('spooled', 'printed', 'notPrinted')),
    outcome_at BIGINT,
    outcome_by TEXT
);

-- Up to now only printings of the application form were recorded.
INSERT INTO sheet (id, kind, subject, session, nth, copies, at, recorded_at, counter, staff, printer, reason,
                   content_hash, outcome)
SELECT session || '-' || CAST(nth AS TEXT), 'application', session, session, nth, 1, at, at, counter, staff, printer,
       reason, '', 'spooled'
FROM print;

DROP TABLE print;

-- No two are the same printing.
CREATE UNIQUE INDEX sheet_of_subject ON sheet (subject, kind, counter, nth) WHERE subject <> '';
CREATE INDEX sheet_of_session ON sheet (session, at, id) WHERE session IS NOT NULL;
CREATE INDEX sheet_by_time ON sheet (at, id);
CREATE INDEX sheet_of_counter ON sheet (counter, at, id);
CREATE INDEX sheet_of_kind ON sheet (kind, at, id);
