-- A new segment is drawn from only, until an instant that chance has chosen when it opened (E3).
ALTER TABLE segment ADD COLUMN is_draw_only INTEGER NOT NULL DEFAULT 0;
ALTER TABLE segment ADD COLUMN compose_at BIGINT;
CREATE INDEX segment_composing ON segment (compose_at) WHERE is_draw_only = 1;

-- 'composable': the row changes which numbers may be composed ('removed' takes them out), not which are free.
ALTER TABLE pool_log ADD COLUMN part TEXT NOT NULL DEFAULT 'free' CHECK (part IN ('free', 'composable'));

-- Given back, but not free before that instant. The claim keeps its state and its session.
ALTER TABLE claim ADD COLUMN returns_at BIGINT;
CREATE INDEX claim_returning ON claim (returns_at) WHERE ended_at IS NULL AND returns_at IS NOT NULL;

-- Numbers that are not given out, by pattern ("?" stands for any character). Their claims name the rule.
ALTER TABLE claim ADD COLUMN rule TEXT;
CREATE INDEX claim_of_rule ON claim (rule) WHERE ended_at IS NULL AND rule IS NOT NULL;
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

-- 号池公告. Its segments are those that name it as their source.
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
