-- What reviewers decide change by change, and what is left out of later runs for it.

-- Later rules win. They go with the inspection that numbers the changes.
CREATE TABLE review_rule (
  inspection integer NOT NULL,
  ord integer NOT NULL,
  action text NOT NULL CHECK (action IN ('LET_THROUGH', 'HOLD', 'REJECT')),
  -- The one change that it is about; null for all that meet the filter.
  n integer,
  -- The terms by their names, each with its values.
  filter jsonb NOT NULL,
  -- The properties of updates that it is about; null for whole changes.
  columns text[],
  made_by text NOT NULL,
  made_at timestamptz NOT NULL,
  PRIMARY KEY (inspection, ord)
);

ALTER TABLE inspection
  -- Whoever makes a rule takes the next number, and waits for whoever is at it.
  ADD COLUMN last_rule integer NOT NULL DEFAULT 0;

ALTER TABLE review_decision
  -- Names all that was decided change by change; null where the whole plan was.
  ADD COLUMN decision_digest text,
  ADD COLUMN rest text CHECK (rest IN ('APPLY', 'HOLD', 'REJECT'));

ALTER TABLE resource_change
  -- The attributes that an update leaves where a reviewer let only some of them through.
  ADD COLUMN decided_after json,
  DROP CONSTRAINT resource_change_state_check,
  ADD CONSTRAINT resource_change_state_check CHECK (state IN ('planned', 'conflict', 'held', 'rejected'));
ALTER TABLE resource_link_change
  DROP CONSTRAINT resource_link_change_state_check,
  ADD CONSTRAINT resource_link_change_state_check CHECK (state IN ('planned', 'conflict', 'held', 'rejected'));

-- Changes that a reviewer did not let through. What is held stays so in later runs until somebody lets it
-- through or the source takes it back; what is rejected is left out of later plans until the source says
-- something else or the rejection expires.
CREATE TABLE withheld_change (
  connector text COLLATE "C" NOT NULL,
  -- The entity type or association.
  target text COLLATE "C" NOT NULL,
  -- Of the resource, or of a link's owner.
  key text COLLATE "C" NOT NULL,
  -- Of a link's target; empty for a resource.
  target_key text COLLATE "C" NOT NULL DEFAULT '',
  -- The property that an update changes. Empty for any other change as a whole, and for what an update
  -- changes beside its properties.
  property text COLLATE "C" NOT NULL DEFAULT '',
  action text NOT NULL CHECK (action IN ('HOLD', 'REJECT')),
  operation text NOT NULL,
  -- Of what the change was to bring, see change_fingerprint(): another value is another change.
  fingerprint bytea NOT NULL,
  -- The run that was decided on, and the last one that planned the change or left it out.
  run uuid NOT NULL,
  last_run uuid NOT NULL,
  decided_by text NOT NULL,
  decided_at timestamptz NOT NULL,
  comment text,
  -- How many runs planned it.
  seen integer NOT NULL DEFAULT 1,
  -- Of rejections alone.
  expires_at timestamptz,
  PRIMARY KEY (connector, target, key, target_key, property)
);

-- What a run did not plan since it was rejected before.
CREATE TABLE suppressed_change (
  synchronization_id uuid NOT NULL,
  target text COLLATE "C" NOT NULL,
  key text COLLATE "C" NOT NULL,
  target_key text COLLATE "C" NOT NULL,
  property text COLLATE "C" NOT NULL,
  operation text NOT NULL,
  PRIMARY KEY (synchronization_id, target, key, target_key, property)
);

-- Names what a change brings, without saying it.
CREATE FUNCTION change_fingerprint(active boolean, connector text, value text) RETURNS bytea
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN sha256(convert_to(
    coalesce(active::text, '-') || coalesce(quote_literal(connector), '-') || coalesce('=' || value, '-'), 'UTF8'));

-- The same of a whole change. What a resource loses that goes, or is switched off since its row is missing,
-- is nothing that the source says.
CREATE FUNCTION whole_fingerprint(operation text, active boolean, connector text, before json, after json)
  RETURNS bytea LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE operation
    WHEN 'delete' THEN change_fingerprint(NULL, NULL, NULL)
    WHEN 'update' THEN change_fingerprint(active, connector, NULL)
    WHEN 'deactivate' THEN change_fingerprint(active, NULL, nullif(after::text, before::text))
    ELSE change_fingerprint(active, connector, after::text) END;

-- The properties that two states of a resource do not have in common.
CREATE FUNCTION changed_properties(before json, after json) RETURNS text[]
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN ARRAY(
    SELECT coalesce(old.key, new.key)
    FROM jsonb_each(before::jsonb) old FULL JOIN jsonb_each(after::jsonb) new ON new.key = old.key
    WHERE old.value IS DISTINCT FROM new.value
    ORDER BY 1);

-- A state of a resource in which some properties are as in another one.
CREATE FUNCTION with_properties(state json, properties text[], taken json) RETURNS json
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN ((state::jsonb - properties) || coalesce(
    (SELECT jsonb_object_agg(key, value) FROM jsonb_each(taken::jsonb) WHERE key = ANY (properties)), '{}'))::json;

-- Apply says in the plan what it left out, and what it made of an update.
CREATE OR REPLACE FUNCTION grant_to_service(service name) RETURNS void
  LANGUAGE plpgsql SET search_path = "${flyway:defaultSchema}", pg_temp AS $$
DECLARE
  place name := '${flyway:defaultSchema}';
  each_one record;
  -- What was recorded in these is never changed, or in these columns alone.
  only_added text[] := ARRAY['audit', 'audit_outcome', 'review_decision', 'resource_change', 'resource_link_change'];
BEGIN
  EXECUTE format('GRANT USAGE ON SCHEMA %I TO %I', place, service);
  FOR each_one IN SELECT relname FROM pg_class
      WHERE relnamespace = place::regnamespace AND relkind IN ('r', 'p') AND relname NOT LIKE 'plan\_part\_%' LOOP
    EXECUTE format('REVOKE ALL ON %I FROM %I', each_one.relname, service);
    IF each_one.relname = 'flyway_schema_history' THEN
      EXECUTE format('GRANT SELECT ON %I TO %I', each_one.relname, service);
    ELSIF each_one.relname = ANY (only_added) THEN
      EXECUTE format('GRANT SELECT, INSERT ON %I TO %I', each_one.relname, service);
    ELSIF each_one.relname <> 'taken_index' THEN
      EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE, MAINTAIN ON %I TO %I', each_one.relname, service);
    END IF;
  END LOOP;
  -- Apply marks conflicts; what was planned and not applied goes with time.
  EXECUTE format('GRANT UPDATE (state), DELETE, MAINTAIN ON resource_change, resource_link_change TO %I', service);
  EXECUTE format('GRANT UPDATE (decided_after) ON resource_change TO %I', service);
  -- A wish that the run did not take is withdrawn.
  EXECUTE format('GRANT UPDATE (counts), DELETE ON review_decision TO %I', service);
  EXECUTE format('GRANT USAGE ON ALL SEQUENCES IN SCHEMA %I TO %I', place, service);
  FOR each_one IN SELECT oid::regprocedure AS signature FROM pg_proc
      WHERE pronamespace = place::regnamespace AND prosecdef LOOP
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', each_one.signature);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO %I', each_one.signature, service);
  END LOOP;
END $$;
