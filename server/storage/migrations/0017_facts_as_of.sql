-- When an imported file was the truth (A4): unknown for files that came in before this was asked.
ALTER TABLE fact_import ADD COLUMN as_of BIGINT;
