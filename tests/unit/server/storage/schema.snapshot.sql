-- The sum of all migrations. Regenerate: tst_migrator --regenerate
CREATE TABLE access_code_count (
    mobile_hash BLOB NOT NULL,
    day TEXT NOT NULL,
    used INTEGER NOT NULL,
    PRIMARY KEY (mobile_hash, day)
);
CREATE TABLE access_failure (
    person_hash BLOB NOT NULL PRIMARY KEY,
    failures INTEGER NOT NULL,
    last_at BIGINT NOT NULL,
    locked_until BIGINT
);
CREATE TABLE account (
    person_hash BLOB NOT NULL PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    user_type TEXT NOT NULL,
    document_kind TEXT NOT NULL,
    registered_at BIGINT NOT NULL,
    counter TEXT NOT NULL,
    staff TEXT NOT NULL,
    sealed BLOB NOT NULL
, ended_at BIGINT, end_reason TEXT, check_at BIGINT);
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
CREATE TABLE account_change (
    account TEXT NOT NULL REFERENCES account (id),
    nth INTEGER NOT NULL,
    at BIGINT NOT NULL,
    counter TEXT NOT NULL,
    staff TEXT NOT NULL,
    sealed BLOB NOT NULL,
    PRIMARY KEY (account, nth)
);
CREATE TABLE announcement (
    authority TEXT NOT NULL,
    number TEXT NOT NULL,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    issuer TEXT NOT NULL,
    announced_at BIGINT NOT NULL,
    recorded_at BIGINT NOT NULL,
    PRIMARY KEY (authority, number)
);
CREATE TABLE audit (
    seq BIGINT NOT NULL PRIMARY KEY,
    at BIGINT NOT NULL,
    counter TEXT NOT NULL,
    staff TEXT NOT NULL,
    action TEXT NOT NULL,
    object TEXT NOT NULL,
    facts TEXT NOT NULL,
    prev_hash BLOB NOT NULL,
    hash BLOB NOT NULL
);
CREATE TABLE captcha (
    id TEXT NOT NULL PRIMARY KEY,
    session TEXT NOT NULL,
    answer_hash BLOB NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE TABLE case_sequence (
    counter TEXT NOT NULL,
    day TEXT NOT NULL,
    last INTEGER NOT NULL,
    PRIMARY KEY (counter, day)
);
CREATE TABLE claim (
    authority TEXT NOT NULL,
    kind INTEGER NOT NULL,
    serial_index BIGINT NOT NULL,
    generation INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('hold', 'choice', 'reserved', 'taken', 'withheld', 'blocked')),
    session TEXT,
    expires_at BIGINT,
    claimed_at BIGINT NOT NULL,
    ended_at BIGINT, returns_at BIGINT, rule TEXT,
    PRIMARY KEY (authority, kind, serial_index, generation)
);
CREATE TABLE code (
    session TEXT NOT NULL PRIMARY KEY,
    code_hash BLOB NOT NULL,
    sms TEXT NOT NULL,
    sent_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    resend_at BIGINT NOT NULL,
    attempts_left INTEGER NOT NULL
);
CREATE TABLE code_count (
    mobile_hash BLOB NOT NULL,
    day TEXT NOT NULL,
    used INTEGER NOT NULL,
    PRIMARY KEY (mobile_hash, day)
);
CREATE TABLE consent (
    account TEXT NOT NULL REFERENCES account (id),
    text_id TEXT NOT NULL,
    version TEXT NOT NULL,
    at BIGINT NOT NULL,
    counter TEXT NOT NULL,
    staff TEXT NOT NULL, way TEXT NOT NULL DEFAULT 'signedOnPaper'
    CHECK (way IN ('signedOnPaper', 'pressedByApplicant')),
    PRIMARY KEY (account, text_id, version)
);
CREATE TABLE counter (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    code_hash BLOB,
    code_expires_at BIGINT,
    public_key BLOB,
    is_locked INTEGER NOT NULL,
    added_at BIGINT NOT NULL,
    enrolled_at BIGINT
, is_system INTEGER NOT NULL DEFAULT 0);
CREATE TABLE draw (
    authority TEXT NOT NULL,
    day TEXT NOT NULL,
    nth BIGINT NOT NULL,
    kind INTEGER NOT NULL,
    version BIGINT NOT NULL,
    free_count BIGINT NOT NULL,
    set_hash TEXT NOT NULL,
    wanted INTEGER NOT NULL,
    without_four INTEGER NOT NULL,
    numbers TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (authority, day, nth)
);
CREATE TABLE draw_day (
    authority TEXT NOT NULL,
    day TEXT NOT NULL,
    commitment TEXT NOT NULL,
    sealed BLOB NOT NULL,
    committed_at BIGINT NOT NULL,
    PRIMARY KEY (authority, day)
);
CREATE TABLE draw_restore (
    authority TEXT NOT NULL,
    day TEXT NOT NULL,
    last_nth BIGINT NOT NULL,
    next_nth BIGINT NOT NULL,
    PRIMARY KEY (authority, day, last_nth)
);
CREATE TABLE fact_import (
    authority TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('vehicles', 'licences')),
    generation BIGINT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('running', 'current')),
    coverage TEXT NOT NULL CHECK (coverage IN ('local', 'country')),
    row_count BIGINT NOT NULL,
    file_hash TEXT NOT NULL,
    started_at BIGINT NOT NULL,
    finished_at BIGINT, as_of BIGINT,
    PRIMARY KEY (authority, kind, generation)
);
CREATE TABLE invoice (
    session TEXT NOT NULL PRIMARY KEY REFERENCES session (id),
    id TEXT NOT NULL UNIQUE,
    clarity TEXT NOT NULL CHECK (clarity IN ('clear', 'doubtful', 'unreadable')),
    state TEXT NOT NULL CHECK (state IN ('accepted', 'underReview', 'rejected')),
    digest TEXT NOT NULL,
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    received_at BIGINT NOT NULL,
    counter TEXT NOT NULL,
    staff TEXT NOT NULL,
    decided_at BIGINT,
    decided_by TEXT NOT NULL,
    reason TEXT NOT NULL,
    sealed BLOB NOT NULL
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
CREATE TABLE listing (
    person_hash BLOB NOT NULL,
    id TEXT NOT NULL UNIQUE,
    reason TEXT NOT NULL,
    state TEXT NOT NULL,
    effect TEXT NOT NULL,
    since BIGINT NOT NULL,
    until_day TEXT NOT NULL,
    decide_by TEXT NOT NULL,
    session TEXT NOT NULL,
    evidence TEXT NOT NULL,
    PRIMARY KEY (person_hash, id)
);
CREATE TABLE listing_decision (
    listing TEXT NOT NULL REFERENCES listing (id),
    nth INTEGER NOT NULL,
    at BIGINT NOT NULL,
    state TEXT NOT NULL,
    staff TEXT NOT NULL,
    second_staff TEXT NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (listing, nth)
);
CREATE TABLE live_session (
    person_hash BLOB NOT NULL PRIMARY KEY,
    session TEXT NOT NULL,
    counter TEXT NOT NULL,
    opened_at BIGINT NOT NULL
);
CREATE TABLE maintenance (
    authority TEXT NOT NULL,
    id TEXT NOT NULL,
    from_at BIGINT NOT NULL,
    to_at BIGINT NOT NULL,
    text TEXT NOT NULL,
    added_at BIGINT NOT NULL,
    PRIMARY KEY (authority, id),
    CHECK (from_at < to_at)
);
CREATE TABLE move_code_count (
    mobile_hash BLOB NOT NULL,
    day TEXT NOT NULL,
    used INTEGER NOT NULL,
    PRIMARY KEY (mobile_hash, day)
);
CREATE TABLE number_rule (
    authority TEXT NOT NULL,
    id TEXT NOT NULL,
    kind INTEGER NOT NULL,
    pattern TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('withheld', 'blocked')),
    reason TEXT NOT NULL,
    added_at BIGINT NOT NULL,
    staff TEXT NOT NULL,
    second_staff TEXT NOT NULL,
    lifted_at BIGINT,
    lifted_by TEXT,
    lifted_second TEXT,
    lift_reason TEXT,
    PRIMARY KEY (authority, id)
);
CREATE TABLE office (
    authority TEXT NOT NULL PRIMARY KEY,
    document TEXT NOT NULL,
    profile TEXT NOT NULL,
    calendar TEXT NOT NULL,
    changed_at BIGINT NOT NULL
);
CREATE TABLE office_text (
    authority TEXT NOT NULL,
    id TEXT NOT NULL,
    version TEXT NOT NULL,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (authority, id)
);
CREATE TABLE operation (
    id TEXT NOT NULL PRIMARY KEY,
    body_hash BLOB NOT NULL,
    status INTEGER NOT NULL,
    sealed BLOB NOT NULL
);
CREATE TABLE operation_floor (
    only_one INTEGER NOT NULL PRIMARY KEY CHECK (only_one = 1),
    id TEXT NOT NULL
);
CREATE TABLE pool_log (
    authority TEXT NOT NULL,
    kind INTEGER NOT NULL,
    version BIGINT NOT NULL,
    change TEXT NOT NULL CHECK (change IN ('added', 'removed')),
    first_index BIGINT NOT NULL,
    last_index BIGINT NOT NULL,
    at BIGINT NOT NULL, part TEXT NOT NULL DEFAULT 'free' CHECK (part IN ('free', 'composable')),
    PRIMARY KEY (authority, kind, version)
);
CREATE TABLE pool_version (
    authority TEXT NOT NULL,
    kind INTEGER NOT NULL,
    version BIGINT NOT NULL,
    free_count BIGINT NOT NULL, set_hash TEXT,
    PRIMARY KEY (authority, kind)
);
CREATE TABLE quota (
    person_hash BLOB NOT NULL,
    day TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('verification', 'lock')),
    used INTEGER NOT NULL,
    PRIMARY KEY (person_hash, day, kind)
);
CREATE TABLE registration_bar (
    person_hash BLOB NOT NULL,
    mobile_hash BLOB NOT NULL,
    reason TEXT NOT NULL,
    since BIGINT NOT NULL,
    until_day TEXT NOT NULL,
    PRIMARY KEY (person_hash, mobile_hash)
);
CREATE TABLE reminder (
    session TEXT NOT NULL PRIMARY KEY,
    sms TEXT NOT NULL,
    reminded_at BIGINT NOT NULL
);
CREATE TABLE schema_version (version INTEGER NOT NULL PRIMARY KEY, applied_at BIGINT NOT NULL);
CREATE TABLE search_term (
    term BLOB NOT NULL,
    account TEXT NOT NULL,
    session TEXT NOT NULL,
    PRIMARY KEY (term, account, session)
);
CREATE TABLE segment (
    authority TEXT NOT NULL,
    kind INTEGER NOT NULL,
    first_index BIGINT NOT NULL,
    last_index BIGINT NOT NULL,
    is_first_release INTEGER NOT NULL,
    released_at BIGINT NOT NULL,
    is_open INTEGER NOT NULL,
    source TEXT NOT NULL,
    imported_at BIGINT NOT NULL, is_draw_only INTEGER NOT NULL DEFAULT 0, compose_at BIGINT,
    PRIMARY KEY (authority, kind, first_index),
    CHECK (first_index <= last_index)
);
CREATE TABLE service_beat (
    authority TEXT NOT NULL PRIMARY KEY,
    at BIGINT NOT NULL
);
CREATE TABLE service_gap (
    authority TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('outage', 'closure')),
    from_at BIGINT NOT NULL,
    until_at BIGINT,
    PRIMARY KEY (authority, kind, from_at)
);
CREATE TABLE session (
    person_hash BLOB NOT NULL,
    id TEXT NOT NULL UNIQUE,
    account TEXT NOT NULL REFERENCES account (id),
    case_number TEXT NOT NULL UNIQUE,
    counter TEXT NOT NULL,
    staff TEXT NOT NULL,
    division TEXT NOT NULL,
    business TEXT NOT NULL,
    authority TEXT NOT NULL,
    kind INTEGER,
    serial_index BIGINT,
    vin_hash BLOB,
    opened_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    is_live INTEGER NOT NULL,
    stage TEXT NOT NULL,
    next_deadline BIGINT,
    last_day TEXT,
    state TEXT NOT NULL,
    last_verify TEXT,
    sealed BLOB NOT NULL, is_provisional INTEGER NOT NULL DEFAULT 0, draws TEXT, finished_at BIGINT, reserved_mode TEXT,
    PRIMARY KEY (person_hash, id)
);
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
CREATE TABLE "sheet" (
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
, told_by TEXT);
CREATE TABLE "sms" (
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
CREATE TABLE staff (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('clerk', 'supervisor', 'administrator')),
    password_hash TEXT NOT NULL,
    is_locked INTEGER NOT NULL,
    failures INTEGER NOT NULL,
    locked_until BIGINT,
    last_sign_in BIGINT,
    added_at BIGINT NOT NULL
);
CREATE TABLE staff_token (
    token_hash BLOB NOT NULL PRIMARY KEY,
    staff TEXT NOT NULL,
    counter TEXT NOT NULL,
    issued_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE TABLE terminal_attempt (
    person_hash BLOB NOT NULL,
    request TEXT NOT NULL,
    at BIGINT NOT NULL,
    session TEXT NOT NULL,
    counter TEXT NOT NULL,
    staff TEXT NOT NULL,
    PRIMARY KEY (person_hash, request)
);
CREATE TABLE vehicle_draws (
    vin_hash BLOB NOT NULL PRIMARY KEY,
    used INTEGER NOT NULL
);
CREATE TABLE vehicle_fact (
    person_hash BLOB NOT NULL,
    generation BIGINT NOT NULL,
    vehicle_hash BLOB NOT NULL,
    authority TEXT NOT NULL,
    mobile_hash BLOB,
    PRIMARY KEY (person_hash, generation, vehicle_hash)
);
CREATE TABLE vehicle_on_site_draws (
    vin_hash BLOB NOT NULL PRIMARY KEY,
    used INTEGER NOT NULL
);
CREATE TABLE vin_success (
    vin_hash BLOB NOT NULL PRIMARY KEY,
    session TEXT NOT NULL,
    at BIGINT NOT NULL
);
CREATE TABLE writer (
    authority TEXT NOT NULL PRIMARY KEY,
    holder TEXT NOT NULL,
    address TEXT NOT NULL,
    epoch BIGINT NOT NULL,
    beat BIGINT NOT NULL
);
CREATE INDEX access_failure_age ON access_failure (last_at);
CREATE INDEX account_to_check ON account (check_at) WHERE check_at IS NOT NULL;
CREATE INDEX audit_begun ON audit (counter, at) WHERE action IN ('account.register', 'session.open');
CREATE INDEX audit_of_object ON audit (object, seq);
CREATE INDEX captcha_expiry ON captcha (expires_at);
CREATE INDEX claim_expiry ON claim (expires_at) WHERE ended_at IS NULL AND expires_at IS NOT NULL;
CREATE UNIQUE INDEX claim_live ON claim (authority, kind, serial_index) WHERE ended_at IS NULL;
CREATE INDEX claim_of_rule ON claim (rule) WHERE ended_at IS NULL AND rule IS NOT NULL;
CREATE INDEX claim_of_session ON claim (session) WHERE ended_at IS NULL AND session IS NOT NULL;
CREATE INDEX claim_returning ON claim (returns_at) WHERE ended_at IS NULL AND returns_at IS NOT NULL;
CREATE INDEX listing_by_decision ON listing (decide_by, id);
CREATE INDEX listing_by_end ON listing (until_day, id);
CREATE INDEX listing_by_since ON listing (since, id);
CREATE INDEX listing_undecided ON listing (decide_by) WHERE state = 'underReview';
CREATE INDEX search_term_account ON search_term (account, session);
CREATE INDEX segment_composing ON segment (compose_at) WHERE is_draw_only = 1;
CREATE INDEX segment_of_source ON segment (authority, source);
CREATE INDEX segment_waiting ON segment (released_at) WHERE is_open = 0;
CREATE INDEX session_due ON session (next_deadline) WHERE is_live = 1;
CREATE INDEX session_finished ON session (counter, finished_at) WHERE finished_at IS NOT NULL;
CREATE INDEX session_live_vin ON session (vin_hash) WHERE is_live = 1;
CREATE INDEX session_of_account ON session (account, opened_at);
CREATE INDEX session_of_number ON session (authority, kind, serial_index) WHERE serial_index IS NOT NULL;
CREATE INDEX session_provisional ON session (id) WHERE is_provisional = 1;
CREATE INDEX session_reserved_by_case ON session (case_number, id) WHERE stage = 'reserved';
CREATE INDEX session_reserved_by_last_day ON session (last_day, id, division, counter, is_provisional)
    WHERE stage = 'reserved';
CREATE INDEX session_reserved_by_opening ON session (opened_at, id) WHERE stage = 'reserved';
CREATE INDEX sheet_about ON sheet (subject, at, id) WHERE subject <> '';
CREATE INDEX sheet_by_time ON sheet (at, id);
CREATE INDEX sheet_of_counter ON sheet (counter, at, id);
CREATE INDEX sheet_of_counters_kind ON sheet (counter, kind, at, id);
CREATE INDEX sheet_of_kind ON sheet (kind, at, id);
CREATE INDEX sheet_of_session ON sheet (session, at, id) WHERE session IS NOT NULL;
CREATE UNIQUE INDEX sheet_of_subject ON sheet (subject, kind, counted_at, nth) WHERE subject <> '';
CREATE INDEX sheet_saying ON sheet (content_hash) WHERE content_hash <> '';
CREATE INDEX sms_of_session ON sms (session, created_at);
CREATE INDEX sms_queued ON sms (next_try_at) WHERE state = 'queued';
CREATE INDEX sms_tried ON sms (tried_at) WHERE tried_at IS NOT NULL;
