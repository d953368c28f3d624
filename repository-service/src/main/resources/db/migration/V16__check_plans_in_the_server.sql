-- A plan is checked where it is completed. Plans that an earlier release completed were checked by
-- their workflow, and their breaches come with the workflow's word.
ALTER TABLE synchronization
  ADD COLUMN checked boolean NOT NULL DEFAULT false,
  -- A name that came through Temporal is anybody's.
  ADD COLUMN requested_via text NOT NULL DEFAULT 'TEMPORAL'
    CHECK (requested_via IN ('REST', 'TEMPORAL'));

-- Nobody but the server knows a run's id before its workflow has started.
UPDATE synchronization SET requested_via = 'REST'
  WHERE workflow_id = 'sync/' || connector || '/' || id;

ALTER TABLE compared_target
  -- What the agent announced that the source held.
  ADD COLUMN content text NOT NULL DEFAULT 'ROWS',
  -- How many of those that the connector held can still be deleted or switched off.
  ADD COLUMN active bigint NOT NULL DEFAULT 0;

-- A decision over REST is recorded before the workflow hears of it, and counts once the workflow has
-- said so: two people may decide at the same moment.
ALTER TABLE review_decision
  DROP CONSTRAINT review_decision_synchronization_id_key,
  ADD COLUMN counts boolean NOT NULL DEFAULT true,
  -- Null where an earlier release did not record it.
  ADD COLUMN decided_via text CHECK (decided_via IN ('REST', 'TEMPORAL'));
CREATE UNIQUE INDEX review_decision_that_counts ON review_decision (synchronization_id) WHERE counts;
CREATE INDEX review_decision_by_synchronization ON review_decision (synchronization_id);
-- Nor does it wait while a compare, or an apply, holds the run's row.
ALTER TABLE review_decision DROP CONSTRAINT review_decision_synchronization_id_fkey;
