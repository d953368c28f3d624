-- The files of commands that a run carries, by digest. A run that ended without being applied leaves
-- a gap until a complete run, or one that carries the same files, was applied.
ALTER TABLE synchronization ADD COLUMN command_files text;
CREATE INDEX synchronization_missed_commands ON synchronization (connector, arrival)
  WHERE command_files IS NOT NULL AND NOT dry_run
    AND status IN ('CANCELLED', 'EXPIRED', 'FAILED', 'INTERRUPTED', 'SUPERSEDED');
