-- R5, in one transaction. Links go before their ends do, so that nothing is left to the cascade.
DELETE FROM resource_link link USING resource_link_change change
WHERE change.operation IN ('delete', 'update')
  AND link.association = change.association AND link.owner_id = change.owner_id
  AND link.target_id = coalesce(change.before_target_id, change.target_id);

DELETE FROM resource_identifier identifier USING resource_change change
WHERE change.operation = 'delete' AND identifier.resource_id = change.resource_id;

DELETE FROM resource USING resource_change change
WHERE change.operation = 'delete' AND resource.id = change.resource_id;

UPDATE resource
SET attributes = change.after, content_hash = user_hash(change.after),
  version = resource.version + 1, updated_at = now()
FROM resource_change change
WHERE change.operation = 'update' AND resource.id = change.resource_id;

INSERT INTO resource (id, entity_type, key, attributes, active, origin, connector, source_kind,
  content_hash, updated_at)
SELECT resource_id, entity_type, key, after, true, 'connector', 'bench', 'csv', user_hash(after),
  now()
FROM resource_change WHERE operation = 'insert';

UPDATE resource_identifier identifier SET value = change.after ->> 'login'
FROM resource_change change
WHERE change.operation = 'update' AND identifier.resource_id = change.resource_id
  AND identifier.property = 'login' AND identifier.value <> change.after ->> 'login';

INSERT INTO resource_identifier (entity_type, property, value, resource_id)
SELECT entity_type, 'login', after ->> 'login', resource_id
FROM resource_change WHERE operation = 'insert';

INSERT INTO resource_link (association, owner_id, target_id, connector)
SELECT association, owner_id, target_id, 'bench'
FROM resource_link_change WHERE operation IN ('insert', 'update')
