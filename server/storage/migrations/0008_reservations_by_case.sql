-- The list of reservations is also paged in the order of the case numbers (E2).
CREATE INDEX session_reserved_by_case ON session (case_number, id) WHERE stage = 'reserved';
