-- Operations are kept for some time only. Their ids are in the order of time now; what was stored under ids without one is
-- dropped, and such ids are refused.
DROP TABLE operation;

CREATE TABLE operation (
    id TEXT NOT NULL PRIMARY KEY,
    body_hash BLOB NOT NULL,
    status INTEGER NOT NULL,
    sealed BLOB NOT NULL
);

-- The last operation that was dropped: whatever is not later is refused, so that nothing can be done twice.
CREATE TABLE operation_floor (
    only_one INTEGER NOT NULL PRIMARY KEY CHECK (only_one = 1),
    id TEXT NOT NULL
);
INSERT INTO operation_floor (only_one, id) VALUES (1, '');
