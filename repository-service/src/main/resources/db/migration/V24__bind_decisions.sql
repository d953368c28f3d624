-- What a decision is bound to: findings that were acknowledged, limits that were waived for the one run, and
-- what was looked at.

ALTER TABLE review_decision
  -- As JSON; null where it is bound to nothing.
  ADD COLUMN bound text,
  -- SHA-256 over that and the rest of the decision; apply works it out once more.
  ADD COLUMN bound_digest text;

-- What came of looking at changes of a plan that were picked at random.
CREATE TABLE review_evidence (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  synchronization_id uuid NOT NULL REFERENCES synchronization,
  -- The plan that was looked at.
  plan_digest text NOT NULL,
  -- As JSON, with all that a reader is told.
  looked text NOT NULL,
  made_by text NOT NULL,
  made_at timestamptz NOT NULL
);
CREATE INDEX review_evidence_by_synchronization ON review_evidence (synchronization_id);
