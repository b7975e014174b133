-- The picture of a session's invoice (B3): one at a time, sealed; the row without it says what has become of it.
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

CREATE INDEX invoice_under_review ON invoice (received_at) WHERE state = 'underReview';

-- The rules said until now only whether the buyer's name is taken. Both spellings a profile may have been imported with.
UPDATE office SET profile = replace(replace(replace(replace(profile,
    '"needsInvoice": true', '"invoice": {"buyer": "required", "picture": "optional"}'),
    '"needsInvoice": false', '"invoice": {"buyer": "no", "picture": "no"}'),
    '"needsInvoice":true', '"invoice":{"buyer":"required","picture":"optional"}'),
    '"needsInvoice":false', '"invoice":{"buyer":"no","picture":"no"}');
