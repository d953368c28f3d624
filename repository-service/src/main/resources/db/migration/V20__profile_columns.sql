-- How the files of runs looked, so that a column that looks different than before is noticed.

CREATE TABLE column_profile (
  synchronization_id uuid NOT NULL REFERENCES synchronization,
  source text COLLATE "C" NOT NULL,
  -- What the agent tells of the file and of its columns: numbers and patterns, no value.
  profile jsonb NOT NULL,
  PRIMARY KEY (synchronization_id, source)
);

ALTER TABLE synchronization
  -- What looked different and held nothing, as breaches are kept.
  ADD COLUMN warnings jsonb NOT NULL DEFAULT '[]';
