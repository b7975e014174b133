-- The supervisors' lists are paged in the order of these (E1, E2); the first one answers the counts alone.
CREATE INDEX session_reserved_by_last_day ON session (last_day, id, division, counter, is_provisional)
    WHERE stage = 'reserved';
CREATE INDEX session_reserved_by_opening ON session (opened_at, id) WHERE stage = 'reserved';
CREATE INDEX listing_by_since ON listing (since, id);
CREATE INDEX listing_by_end ON listing (until_day, id);
CREATE INDEX listing_by_decision ON listing (decide_by, id);

-- What happened with one selection is asked by its id.
CREATE INDEX audit_of_object ON audit (object, seq);
