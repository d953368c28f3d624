-- The content hash that the resource will have, where compare has computed it. PostgreSQL takes several
-- times as long.
ALTER TABLE resource_change ADD COLUMN after_hash bytea;
