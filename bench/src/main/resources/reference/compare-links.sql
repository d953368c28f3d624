-- R4, once manager_stage and member_stage are filled: one target per owner, then many.
INSERT INTO resource_link_change (synchronization_id, association, owner_key, target_key,
  operation, owner_id, target_id, before_target_id, before_target_key)
SELECT '00000000-0000-0000-0000-000000000001', 'User.manager',
  coalesce(difference.owner_key, stored_owner.key),
  coalesce(difference.target_key, stored_target.key),
  CASE WHEN difference.before_owner IS NULL THEN 'insert'
    WHEN difference.after_owner IS NULL THEN 'delete' ELSE 'update' END,
  coalesce(difference.after_owner, difference.before_owner),
  coalesce(difference.after_target, difference.before_target),
  CASE WHEN difference.after_owner IS NOT NULL THEN difference.before_target END,
  CASE WHEN difference.after_owner IS NOT NULL THEN stored_target.key END
FROM (
  SELECT arriving.owner_key, arriving.target_key, arriving.owner_id AS after_owner,
    arriving.target_id AS after_target, stored.owner_id AS before_owner,
    stored.target_id AS before_target
  FROM (
    SELECT stage.owner_key, stage.target_key, owner.id AS owner_id, target.id AS target_id
    FROM manager_stage stage
    JOIN known owner ON owner.entity_type = 'User' AND owner.key = stage.owner_key
    JOIN known target ON target.entity_type = 'User' AND target.key = stage.target_key
  ) AS arriving
  FULL JOIN (
    SELECT owner_id, target_id FROM resource_link WHERE association = 'User.manager'
  ) AS stored ON stored.owner_id = arriving.owner_id
  WHERE stored.target_id IS DISTINCT FROM arriving.target_id
) AS difference
LEFT JOIN resource stored_owner ON stored_owner.id = difference.before_owner
LEFT JOIN resource stored_target ON stored_target.id = difference.before_target;

INSERT INTO resource_link_change (synchronization_id, association, owner_key, target_key,
  operation, owner_id, target_id)
SELECT '00000000-0000-0000-0000-000000000001', 'Group.members',
  coalesce(difference.owner_key, stored_owner.key),
  coalesce(difference.target_key, stored_target.key),
  CASE WHEN difference.before_owner IS NULL THEN 'insert' ELSE 'delete' END,
  coalesce(difference.after_owner, difference.before_owner),
  coalesce(difference.after_target, difference.before_target)
FROM (
  SELECT arriving.owner_key, arriving.target_key, arriving.owner_id AS after_owner,
    arriving.target_id AS after_target, stored.owner_id AS before_owner,
    stored.target_id AS before_target
  FROM (
    SELECT stage.owner_key, stage.target_key, owner.id AS owner_id, target.id AS target_id
    FROM member_stage stage
    JOIN known owner ON owner.entity_type = 'Group' AND owner.key = stage.owner_key
    JOIN known target ON target.entity_type = 'User' AND target.key = stage.target_key
  ) AS arriving
  FULL JOIN (
    SELECT owner_id, target_id FROM resource_link WHERE association = 'Group.members'
  ) AS stored ON stored.owner_id = arriving.owner_id AND stored.target_id = arriving.target_id
  WHERE stored.owner_id IS NULL OR arriving.owner_id IS NULL
) AS difference
LEFT JOIN resource stored_owner ON stored_owner.id = difference.before_owner
LEFT JOIN resource stored_target ON stored_target.id = difference.before_target
