-- When a session was reserved or ended, and how its number was chosen: what a counter's report counts (C2). changed_at
-- moves on when a calendar is imported.
ALTER TABLE session ADD COLUMN finished_at BIGINT;
ALTER TABLE session ADD COLUMN reserved_mode TEXT;

UPDATE session
SET finished_at = coalesce((SELECT at FROM vin_success
                            WHERE vin_success.vin_hash = session.vin_hash AND vin_success.session = session.id),
                           changed_at),
    reserved_mode = CASE WHEN stage <> 'reserved' THEN NULL
                         WHEN state LIKE '%"mode":"drawnOnSite"%' THEN 'drawnOnSite'
                         WHEN state LIKE '%"mode":"drawn"%' THEN 'drawn'
                         ELSE 'composed' END
WHERE is_live = 0;

CREATE INDEX session_finished ON session (counter, finished_at) WHERE finished_at IS NOT NULL;

-- What was begun at a counter, also by accounts and sessions that have moved on since.
CREATE INDEX audit_begun ON audit (counter, at) WHERE action IN ('account.register', 'session.open');
