-- How many links wait for an end once the run is applied, those that waited before among them.
ALTER TABLE compared_target ADD COLUMN pending bigint NOT NULL DEFAULT 0;

-- The ends of the link that fell and waits since: whoever takes it back has planned so by these.
ALTER TABLE pending_link
  ADD COLUMN owner_id bigint,
  ADD COLUMN target_id bigint;
