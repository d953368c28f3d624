-- Rows that a filter drops are not read, and still worth telling.
ALTER TABLE compared_target ADD COLUMN filtered bigint NOT NULL DEFAULT 0;
