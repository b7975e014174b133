-- On-site draws are counted apart from random ones (B8).
CREATE TABLE vehicle_on_site_draws (
    vin_hash BLOB NOT NULL PRIMARY KEY,
    used INTEGER NOT NULL
);

-- Apart from code_count: codes for moving never use up those that confirm a selection.
CREATE TABLE move_code_count (
    mobile_hash BLOB NOT NULL,
    day TEXT NOT NULL,
    used INTEGER NOT NULL,
    PRIMARY KEY (mobile_hash, day)
);

-- Somebody at another counter asks for a live session (B10); one row per session, gone when it was moved.
CREATE TABLE session_move (
    session TEXT NOT NULL PRIMARY KEY,
    to_counter TEXT NOT NULL,
    staff TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    is_declined INTEGER NOT NULL,
    code_hash BLOB,
    sms TEXT,
    sent_at BIGINT,
    code_expires_at BIGINT,
    resend_at BIGINT,
    attempts_left INTEGER
);
