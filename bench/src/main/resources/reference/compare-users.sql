-- R3, once user_stage is filled. What is joined is narrow; the wide columns are fetched for the differences alone.
INSERT INTO resource_change (synchronization_id, entity_type, key, operation, resource_id,
  before_version, before_active, before, after_active, after, after_connector)
SELECT '00000000-0000-0000-0000-000000000001', 'User', difference.key, difference.operation,
  coalesce(difference.id, nextval('resource_id')),
  before.version, before.active, before.attributes, difference.after IS NOT NULL OR NULL,
  difference.after, 'bench'
FROM (
  SELECT coalesce(stage.employee_id, stored.key) AS key, stored.id,
    CASE WHEN stored.id IS NULL THEN 'insert' WHEN stage.employee_id IS NULL THEN 'delete'
      ELSE 'update' END AS operation,
    CASE WHEN stage.employee_id IS NOT NULL THEN jsonb_build_object(
      'employeeId', stage.employee_id, 'login', stage.login, 'firstName', stage.first_name,
      'lastName', stage.last_name, 'mail', stage.mail, 'phone', stage.phone,
      'title', replace(stage.title, E'\x01', E'\n'), 'department', stage.department,
      'city', stage.city, 'hiredOn', stage.hired_on, 'costCenter', stage.cost_center::bigint)
    END AS after
  FROM user_stage stage
  FULL JOIN (SELECT id, key, content_hash FROM resource WHERE entity_type = 'User') stored
    ON stored.key = stage.employee_id
  WHERE stored.content_hash IS DISTINCT FROM decode(md5(concat_ws(E'\x1f', stage.employee_id,
    stage.login, stage.first_name, stage.last_name, stage.mail, stage.phone, stage.title,
    stage.department, stage.city, stage.hired_on, stage.cost_center)), 'hex')
) AS difference
LEFT JOIN resource before ON before.id = difference.id
