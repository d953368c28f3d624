-- What the first load of an entity type or association plans is in a table of its own, a part of the plan.

-- Where all that a run plans for a target is in a part, how many rows that has and their digest: both are
-- known from the rows on their way, and need not be read back.
ALTER TABLE compared_target
  ADD COLUMN part_rows bigint,
  ADD COLUMN part_digest text;

-- The content hash that the resource will have, where compare has computed it. PostgreSQL takes several
-- times as long.
ALTER TABLE resource_change ADD COLUMN after_hash bytea;
