-- Where the draws of a day begin anew because the database was restored from a backup (G1): the numbers in between may
-- have been given by the database that was lost.
CREATE TABLE draw_restore (
    authority TEXT NOT NULL,
    day TEXT NOT NULL,
    last_nth BIGINT NOT NULL,
    next_nth BIGINT NOT NULL,
    PRIMARY KEY (authority, day, last_nth)
);
