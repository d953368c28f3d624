-- Counter-tests: what a plan would change if the file were read otherwise. Nothing is planned by them; what was
-- counted goes with the plan.
CREATE TABLE review_counter_test (
  id uuid PRIMARY KEY,
  synchronization_id uuid NOT NULL REFERENCES synchronization,
  -- The plan that it is about.
  plan_digest text NOT NULL,
  -- Names and codes, as in review_finding.
  reading jsonb NOT NULL,
  -- Null if nobody asked: the causes that come first are tested by themselves.
  asked_by text COLLATE "C",
  asked_at timestamptz NOT NULL,
  state text NOT NULL DEFAULT 'WAITING' CHECK (state IN ('WAITING', 'COUNTED', 'NOT_COUNTED')),
  ended_at timestamptz,
  -- What was counted, in numbers.
  result jsonb,
  -- Why nothing was, for people.
  reason text
);
CREATE INDEX review_counter_test_by_run ON review_counter_test (synchronization_id);
