-- Draws anybody can check (G1). A day's secret seed is sealed; its commitment is published before the day's first draw.
CREATE TABLE draw_day (
    authority TEXT NOT NULL,
    day TEXT NOT NULL,
    commitment TEXT NOT NULL,
    sealed BLOB NOT NULL,
    committed_at BIGINT NOT NULL,
    PRIMARY KEY (authority, day)
);

-- The draws of a day are counted from 1 without gaps. Version, count and hash are the pool's before the draw; the
-- numbers are serials in the order they were drawn, with spaces between.
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

-- Which draws gave the numbers the session has.
ALTER TABLE session ADD COLUMN draws TEXT;
