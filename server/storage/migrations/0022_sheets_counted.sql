-- Which printing a sheet is holds once for whatever is counted together: for every counter, or for one counter's day.
-- What a sheet says is kept as a keyed hash: whoever reads the table can't try out names. Hashes without a key are
-- dropped.
CREATE TABLE sheet_counted (
    id TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('application', 'receipt', 'consent', 'comeBackSlip', 'oneTimeNotice', 'refusalNotice',
                                       'listingNotice', 'poolNotice', 'handOver', 'dayReport', 'calibration')),
    subject TEXT NOT NULL,
    counted_at TEXT NOT NULL,
    session TEXT,
    nth INTEGER NOT NULL CHECK (nth >= 1),
    copies INTEGER NOT NULL CHECK (copies BETWEEN 1 AND 20),
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

INSERT INTO sheet_counted (id, kind, subject, counted_at, session, nth, copies, at, recorded_at, counter, staff, printer,
                           reason, content_hash, outcome, outcome_at, outcome_by)
SELECT id, kind, subject, CASE WHEN kind IN ('handOver', 'dayReport') THEN counter ELSE '' END, session, nth, copies, at,
       recorded_at, counter, staff, printer, reason, '', outcome, outcome_at, outcome_by
FROM sheet;

DROP TABLE sheet;
ALTER TABLE sheet_counted RENAME TO sheet;

CREATE UNIQUE INDEX sheet_of_subject ON sheet (subject, kind, counted_at, nth) WHERE subject <> '';
CREATE INDEX sheet_of_session ON sheet (session, at, id) WHERE session IS NOT NULL;
CREATE INDEX sheet_about ON sheet (subject, at, id) WHERE subject <> '';
CREATE INDEX sheet_by_time ON sheet (at, id);
CREATE INDEX sheet_of_counter ON sheet (counter, at, id);
CREATE INDEX sheet_of_kind ON sheet (kind, at, id);
CREATE INDEX sheet_of_counters_kind ON sheet (counter, kind, at, id);
CREATE INDEX sheet_saying ON sheet (content_hash) WHERE content_hash <> '';
