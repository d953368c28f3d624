-- Jobs start runs by themselves, unless somebody has deactivated the connector.

ALTER TABLE connector
  ADD COLUMN active boolean NOT NULL DEFAULT true,
  -- Who activated or deactivated it last, when and why.
  ADD COLUMN switched_by text,
  ADD COLUMN switched_at timestamptz,
  ADD COLUMN switch_comment text;

ALTER TABLE synchronization
  -- Why a job's incremental run is a complete one.
  ADD COLUMN gap text CHECK (gap IN ('MISSED_COMMANDS', 'SNAPSHOT_UNUSABLE')),
  DROP CONSTRAINT synchronization_requested_via_check,
  ADD CONSTRAINT synchronization_requested_via_check
    CHECK (requested_via IN ('REST', 'TEMPORAL', 'JOB'));
