-- Where all that a run plans for a target is in a part of the plan, how many rows that has and their
-- digest: both are known from the rows on their way, and need not be read back.
ALTER TABLE compared_target
  ADD COLUMN part_rows bigint,
  ADD COLUMN part_digest text;
