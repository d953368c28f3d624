-- What the references need beside Sluice's own tables.
CREATE UNLOGGED TABLE user_stage (
  employee_id text COLLATE "C" NOT NULL,
  login text NOT NULL,
  first_name text NOT NULL,
  last_name text NOT NULL,
  mail text NOT NULL,
  phone text NOT NULL,
  title text NOT NULL,
  department text NOT NULL,
  city text NOT NULL,
  hired_on text NOT NULL,
  cost_center text NOT NULL
);

CREATE UNLOGGED TABLE manager_stage (
  owner_key text COLLATE "C" NOT NULL,
  target_key text COLLATE "C" NOT NULL
);

CREATE UNLOGGED TABLE member_stage (
  owner_key text COLLATE "C" NOT NULL,
  target_key text COLLATE "C" NOT NULL
);

-- Stored resources, and those that the plan is about to insert.
CREATE VIEW known AS
  SELECT id, entity_type, key FROM resource
  UNION ALL
  SELECT resource_id, entity_type, key FROM resource_change WHERE operation = 'insert';

-- The hash of a row of user_stage, from the attributes that are made of it.
CREATE FUNCTION user_hash(attributes jsonb) RETURNS bytea
  LANGUAGE sql STABLE
  RETURN decode(md5(concat_ws(E'\x1f', attributes ->> 'employeeId', attributes ->> 'login',
    attributes ->> 'firstName', attributes ->> 'lastName', attributes ->> 'mail',
    attributes ->> 'phone', replace(attributes ->> 'title', E'\n', E'\x01'),
    attributes ->> 'department', attributes ->> 'city', attributes ->> 'hiredOn',
    attributes ->> 'costCenter')), 'hex');

-- What the Spring Batch job writes.
CREATE TABLE person (
  employee_id text COLLATE "C" PRIMARY KEY,
  login text COLLATE "C" NOT NULL UNIQUE,
  first_name text,
  last_name text,
  mail text,
  phone text,
  title text,
  department text,
  city text,
  hired_on date,
  cost_center integer
);

-- R3 plans values that it has just built, and R5 takes them apart: best kept as they are built.
ALTER TABLE resource_change ALTER before TYPE jsonb, ALTER after TYPE jsonb;
