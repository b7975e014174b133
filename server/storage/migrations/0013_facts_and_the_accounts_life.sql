-- What is known of vehicles and licences (A2): imported files, keyed hashes only. Rows of a generation that is not
-- current are of an import that runs, was cut off, or has been replaced.
CREATE TABLE fact_import (
    authority TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('vehicles', 'licences')),
    generation BIGINT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('running', 'current')),
    coverage TEXT NOT NULL CHECK (coverage IN ('local', 'country')),
    row_count BIGINT NOT NULL,
    file_hash TEXT NOT NULL,
    started_at BIGINT NOT NULL,
    finished_at BIGINT,
    PRIMARY KEY (authority, kind, generation)
);

CREATE TABLE vehicle_fact (
    person_hash BLOB NOT NULL,
    generation BIGINT NOT NULL,
    vehicle_hash BLOB NOT NULL,
    authority TEXT NOT NULL,
    mobile_hash BLOB,
    PRIMARY KEY (person_hash, generation, vehicle_hash)
);

CREATE TABLE licence_fact (
    person_hash BLOB NOT NULL,
    generation BIGINT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('licensed', 'learner')),
    authority TEXT NOT NULL,
    valid_until TEXT,
    mobile_hash BLOB,
    PRIMARY KEY (person_hash, generation, state, authority)
);

-- The account's life (A4). A person has one row for ever: who registers again takes it over, and what it said before
-- stays in account_change. check_at: when time may have made something of it.
ALTER TABLE account ADD COLUMN ended_at BIGINT;
ALTER TABLE account ADD COLUMN end_reason TEXT;
ALTER TABLE account ADD COLUMN check_at BIGINT;

UPDATE account SET check_at = registered_at WHERE user_type IN ('newVehicleOwner', 'firstLicenceLearner');

CREATE INDEX account_to_check ON account (check_at) WHERE check_at IS NOT NULL;

-- Who may not register online as new-vehicle owner with the same mobile again.
CREATE TABLE registration_bar (
    person_hash BLOB NOT NULL,
    mobile_hash BLOB NOT NULL,
    reason TEXT NOT NULL,
    since BIGINT NOT NULL,
    until_day TEXT NOT NULL,
    PRIMARY KEY (person_hash, mobile_hash)
);

-- Times in which nobody could begin a selection, and when central was last seen at work.
CREATE TABLE service_gap (
    authority TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('outage', 'closure')),
    from_at BIGINT NOT NULL,
    until_at BIGINT,
    PRIMARY KEY (authority, kind, from_at)
);

CREATE TABLE service_beat (
    authority TEXT NOT NULL PRIMARY KEY,
    at BIGINT NOT NULL
);

-- Systems of others are enrolled as counters are, and may ask other things.
ALTER TABLE counter ADD COLUMN is_system INTEGER NOT NULL DEFAULT 0;
