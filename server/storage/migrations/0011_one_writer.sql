-- Which of several nodes writes for an authority.
CREATE TABLE writer (
    authority TEXT NOT NULL PRIMARY KEY,
    holder TEXT NOT NULL,
    address TEXT NOT NULL,
    epoch BIGINT NOT NULL,
    beat BIGINT NOT NULL
);
