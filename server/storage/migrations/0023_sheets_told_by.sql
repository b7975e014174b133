-- By whom central was told of a sheet. Nothing: it was recorded before this was kept; the audit trail says it.
ALTER TABLE sheet ADD COLUMN told_by TEXT;
