-- What reviewers said of changes that they looked at; it is evidence of the decision.
CREATE TABLE review_sample (
  synchronization_id uuid NOT NULL REFERENCES synchronization,
  -- The plan that they looked at; n numbers the changes of no other one.
  plan_digest text NOT NULL,
  n integer NOT NULL,
  looked_by text NOT NULL,
  verdict text NOT NULL CHECK (verdict IN ('RIGHT', 'WRONG', 'UNSURE')),
  looked_at timestamptz NOT NULL,
  PRIMARY KEY (synchronization_id, plan_digest, n, looked_by)
);
