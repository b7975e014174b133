-- How the applicant agreed (A1); what was recorded before was signed on paper.
ALTER TABLE consent ADD COLUMN way TEXT NOT NULL DEFAULT 'signedOnPaper'
    CHECK (way IN ('signedOnPaper', 'pressedByApplicant'));

-- The applicant's own way in: a one-time code first, then the password it was exchanged for.
CREATE TABLE account_access (
    account TEXT NOT NULL PRIMARY KEY REFERENCES account (id),
    code_hash BLOB,
    sms TEXT NOT NULL,
    expires_at BIGINT NOT NULL,
    resend_at BIGINT NOT NULL,
    attempts_left INTEGER NOT NULL,
    password_hash TEXT,
    password_set_at BIGINT
);

-- Failed sign-ins, also of people nobody knows: a lock must not tell who has an account.
CREATE TABLE access_failure (
    person_hash BLOB NOT NULL PRIMARY KEY,
    failures INTEGER NOT NULL,
    last_at BIGINT NOT NULL,
    locked_until BIGINT
);

CREATE INDEX access_failure_age ON access_failure (last_at);

-- Apart from code_count: codes for signing in never use up those that confirm a selection.
CREATE TABLE access_code_count (
    mobile_hash BLOB NOT NULL,
    day TEXT NOT NULL,
    used INTEGER NOT NULL,
    PRIMARY KEY (mobile_hash, day)
);
