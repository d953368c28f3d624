-- Inserts that need no judgement are copied into the plan as they arrive, without an id.
ALTER TABLE resource_change ALTER COLUMN resource_id SET DEFAULT nextval('resource_id');
