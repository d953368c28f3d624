-- What the files of the run's sources held: content, whether they gave commands, and digest, by source.
ALTER TABLE synchronization ADD COLUMN sources jsonb NOT NULL DEFAULT '{}';

-- The digest of the file that an incremental run applied last, by source. Apply writes it with the changes
-- themselves, so that whatever becomes of the agent or of its disk, no file of commands is applied twice.
ALTER TABLE connector ADD COLUMN applied_files jsonb NOT NULL DEFAULT '{}';
