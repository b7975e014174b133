-- Reservations whose last day was counted through a year without a published arrangement (D1).
ALTER TABLE session ADD COLUMN is_provisional INTEGER NOT NULL DEFAULT 0;

CREATE INDEX session_provisional ON session (id) WHERE is_provisional = 1;
