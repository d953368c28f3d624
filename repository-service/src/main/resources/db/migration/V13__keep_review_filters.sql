-- What reviewers search for holds values of people, so it travels by an id and never in a URL.
CREATE TABLE review_filter (
  id uuid PRIMARY KEY,
  synchronization_id uuid NOT NULL REFERENCES synchronization,
  -- The terms by their names, each with its values.
  filter jsonb NOT NULL,
  made_by text NOT NULL,
  made_at timestamptz NOT NULL
);
CREATE INDEX review_filter_by_synchronization ON review_filter (synchronization_id);
CREATE INDEX review_filter_by_age ON review_filter (made_at);
