-- When the plan of a run that was not applied, and the rejected rows of any run, were forgotten; the counters stay.
ALTER TABLE synchronization ADD COLUMN plan_forgotten_at timestamptz;
CREATE INDEX synchronization_unforgotten ON synchronization (ended_at)
  WHERE plan_forgotten_at IS NULL AND ended_at IS NOT NULL;

-- Nightly runs have the same definition for months: it is kept once, and runs name it.
CREATE TABLE run_definition (
  -- SHA-256 of the text in UTF-8.
  digest text COLLATE "C" PRIMARY KEY,
  definition text NOT NULL
);
INSERT INTO run_definition (digest, definition)
  SELECT DISTINCT encode(sha256(convert_to(definition, 'UTF8')), 'hex'), definition FROM synchronization;
ALTER TABLE synchronization ADD COLUMN definition_digest text COLLATE "C" REFERENCES run_definition;
UPDATE synchronization SET definition_digest = encode(sha256(convert_to(definition, 'UTF8')), 'hex');
ALTER TABLE synchronization ALTER COLUMN definition_digest SET NOT NULL, DROP COLUMN definition;
