-- The hash of all free numbers of the pool at its version (core/domain/plates/poolindex.h), 32 hexadecimal digits.
-- NULL: not known yet; central fills it in when it loads the pool.
ALTER TABLE pool_version ADD COLUMN set_hash TEXT;
