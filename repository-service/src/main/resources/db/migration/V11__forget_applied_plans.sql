-- The plans of applied runs, their audit, are deleted with time, too.

ALTER TABLE synchronization
  -- From plan_forgotten_at on nobody is shown the plan; this says that no row of it is left.
  ADD COLUMN plan_deleted boolean NOT NULL DEFAULT false;
UPDATE synchronization SET plan_deleted = true WHERE plan_forgotten_at IS NOT NULL AND status <> 'COMPLETED';
-- Of these the rejected rows alone were deleted.
UPDATE synchronization SET plan_forgotten_at = NULL WHERE status = 'COMPLETED';

-- Applied runs stay longer than others, so each kind is looked for by itself.
DROP INDEX synchronization_unforgotten;
CREATE INDEX synchronization_kept_applied ON synchronization (ended_at)
  WHERE NOT plan_deleted AND status = 'COMPLETED';
CREATE INDEX synchronization_kept_unapplied ON synchronization (ended_at)
  WHERE NOT plan_deleted AND status <> 'COMPLETED' AND ended_at IS NOT NULL;
