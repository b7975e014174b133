-- Who has been reminded that a reservation ends (E2).
CREATE TABLE reminder (
    session TEXT NOT NULL PRIMARY KEY,
    sms TEXT NOT NULL,
    reminded_at BIGINT NOT NULL
);
