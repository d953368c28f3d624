-- Whoever writes links or deletes resources holds the locks of their entity types and looks at whole
-- sets, so a check per row finds nothing and costs most of an apply: see decision 4.

ALTER TABLE resource_link
  DROP CONSTRAINT resource_link_owner_id_fkey,
  DROP CONSTRAINT resource_link_target_id_fkey;
ALTER TABLE resource_identifier
  DROP CONSTRAINT resource_identifier_resource_id_fkey;

-- There are few associations, so the links of an owner are found in the primary key: PostgreSQL 18
-- skips from one association to the next.
DROP INDEX resource_link_by_owner;

-- Few targets are so in several associations, and eight bytes make half an index.
DROP INDEX resource_link_by_target;
CREATE INDEX resource_link_by_target ON resource_link (target_id);
