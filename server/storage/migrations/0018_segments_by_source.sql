-- What an announcement announces (E3).
CREATE INDEX segment_of_source ON segment (authority, source);
