-- A message is tried again while that makes sense, and its gateway reports what has become of it (B11).
CREATE TABLE sms_with_reports (
    id TEXT NOT NULL PRIMARY KEY,
    session TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('queued', 'sent', 'delivered', 'undelivered', 'failed')),
    sealed BLOB,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    attempts INTEGER NOT NULL,
    next_try_at BIGINT NOT NULL,
    tried_at BIGINT,
    failure TEXT,
    finished_at BIGINT
);

INSERT INTO sms_with_reports (id, session, state, sealed, created_at, expires_at, attempts, next_try_at, tried_at,
                              failure, finished_at)
SELECT id, session, state, sealed, created_at, expires_at, 0, created_at, NULL, NULL, finished_at FROM sms;

DROP TABLE sms;

ALTER TABLE sms_with_reports RENAME TO sms;

CREATE INDEX sms_queued ON sms (next_try_at) WHERE state = 'queued';

CREATE INDEX sms_of_session ON sms (session, created_at);

-- How many were tried a moment ago, and how the last try ended.
CREATE INDEX sms_tried ON sms (tried_at) WHERE tried_at IS NOT NULL;
