-- The service works under a role that owns nothing. What it needs of ownership it gets from functions that run under the
-- role of whoever made them, each for one purpose. Their search path is fixed, so that nobody slips them a table of his own.

-- Keys and indexes that a first load has taken from the live tables. It puts them back in the same transaction, so nobody
-- else ever sees a row here.
CREATE TABLE taken_index (
  table_name text COLLATE "C" NOT NULL,
  name text COLLATE "C" NOT NULL,
  -- Keys are made before other indexes.
  is_key boolean NOT NULL,
  statement text NOT NULL,
  PRIMARY KEY (table_name, name)
);

-- Gives the live tables new files and takes their indexes.
CREATE FUNCTION begin_first_load() RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = "${flyway:defaultSchema}", pg_temp AS $$
DECLARE
  live text;
  taken record;
BEGIN
  LOCK TABLE resource, resource_identifier, resource_link IN ACCESS EXCLUSIVE MODE;
  IF EXISTS (SELECT FROM resource) OR EXISTS (SELECT FROM resource_identifier) OR EXISTS (SELECT FROM resource_link) THEN
    RAISE EXCEPTION 'a first load goes into empty tables';
  END IF;
  FOREACH live IN ARRAY ARRAY['resource', 'resource_identifier', 'resource_link'] LOOP
    INSERT INTO taken_index
      SELECT live, conname, true, format('ALTER TABLE %I ADD CONSTRAINT %I %s', live, conname, pg_get_constraintdef(oid))
      FROM pg_constraint WHERE conrelid = live::regclass AND contype IN ('p', 'u');
    INSERT INTO taken_index
      SELECT live, pg_class.relname, false, pg_get_indexdef(pg_class.oid)
      FROM pg_index JOIN pg_class ON pg_class.oid = pg_index.indexrelid
      WHERE pg_index.indrelid = live::regclass
        AND NOT EXISTS (SELECT FROM pg_constraint
          WHERE conindid = pg_class.oid AND conrelid = pg_index.indrelid);
    EXECUTE format('TRUNCATE %I', live);
    FOR taken IN SELECT name, is_key FROM taken_index WHERE table_name = live LOOP
      IF taken.is_key THEN
        EXECUTE format('ALTER TABLE %I DROP CONSTRAINT %I', live, taken.name);
      ELSE
        EXECUTE format('DROP INDEX %I', taken.name);
      END IF;
    END LOOP;
  END LOOP;
END $$;

-- Gives one of them its keys and indexes back.
CREATE FUNCTION index_first_load(live text) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = "${flyway:defaultSchema}", pg_temp AS $$
DECLARE
  taken record;
BEGIN
  FOR taken IN SELECT statement FROM taken_index WHERE table_name = live ORDER BY is_key DESC, name LOOP
    EXECUTE taken.statement;
  END LOOP;
  DELETE FROM taken_index WHERE table_name = live;
END $$;

-- A table of its own for what a first load plans for one target. Whoever asks for it may fill it until it joins the plan.
-- Its last check lets PostgreSQL pass over the parts of other runs. Its rows come frozen and hardly ever change, so
-- autovacuum would read them all for nothing, while they are applied.
CREATE FUNCTION create_plan_part(plan text, run uuid, target text) RETURNS text
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = "${flyway:defaultSchema}", pg_temp AS $$
DECLARE
  -- Two attempts of one run may be at it, and neither is to wait for the other's name.
  part text := 'plan_part_' || replace(gen_random_uuid()::text, '-', '');
  target_column text := CASE plan
    WHEN 'resource_change' THEN 'entity_type' WHEN 'resource_link_change' THEN 'association' END;
BEGIN
  IF target_column IS NULL THEN
    RAISE EXCEPTION '% has no parts', plan;
  END IF;
  EXECUTE format(
    'CREATE TABLE %I (LIKE %I INCLUDING DEFAULTS INCLUDING CONSTRAINTS, '
    'CHECK (synchronization_id = %L::uuid AND %I = %L)) WITH (autovacuum_enabled = false)',
    part, plan, run, target_column, target);
  EXECUTE format('ALTER TABLE %I ALTER synchronization_id SET DEFAULT %L::uuid', part, run);
  EXECUTE format('GRANT SELECT, INSERT, MAINTAIN ON %I TO %I', part, session_user);
  RETURN part;
END $$;

CREATE FUNCTION require_plan_part(part text) RETURNS void
  LANGUAGE plpgsql SET search_path = "${flyway:defaultSchema}", pg_temp AS $$
BEGIN
  IF part !~ '^plan_part_[0-9a-f]{32}$' THEN
    RAISE EXCEPTION '% is no part of a plan', part;
  END IF;
END $$;

-- Makes the key once all rows are there.
CREATE FUNCTION complete_plan_part(plan text, part text) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = "${flyway:defaultSchema}", pg_temp AS $$
BEGIN
  PERFORM require_plan_part(part);
  EXECUTE format('ALTER TABLE %I ADD %s', part, (
    SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid = plan::regclass AND contype = 'p'));
END $$;

-- From here on its rows are reached through the plan's table alone.
CREATE FUNCTION join_plan_part(plan text, part text) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = "${flyway:defaultSchema}", pg_temp AS $$
BEGIN
  PERFORM require_plan_part(part);
  EXECUTE format('ALTER TABLE %I INHERIT %I', part, plan);
  EXECUTE format('REVOKE ALL ON %I FROM %I', part, session_user);
END $$;

CREATE FUNCTION drop_plan_part(part text) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = "${flyway:defaultSchema}", pg_temp AS $$
BEGIN
  PERFORM require_plan_part(part);
  EXECUTE format('DROP TABLE %I', part);
END $$;

-- The decision that a run followed stays as it was made.
CREATE FUNCTION refuse_to_change_decision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a decision that counts stays as it is';
END $$;

CREATE TRIGGER decision_that_counts_stays BEFORE UPDATE OR DELETE ON review_decision
  FOR EACH ROW WHEN (OLD.counts) EXECUTE FUNCTION refuse_to_change_decision();

-- Gives the service's role what it may do, anew after each migration: rows are its business, tables are not.
CREATE FUNCTION grant_to_service(service name) RETURNS void
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
  -- A wish that the run did not take is withdrawn.
  EXECUTE format('GRANT UPDATE (counts), DELETE ON review_decision TO %I', service);
  EXECUTE format('GRANT USAGE ON ALL SEQUENCES IN SCHEMA %I TO %I', place, service);
  FOR each_one IN SELECT oid::regprocedure AS signature FROM pg_proc
      WHERE pronamespace = place::regnamespace AND prosecdef LOOP
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', each_one.signature);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO %I', each_one.signature, service);
  END LOOP;
END $$;

-- Until somebody is named, nobody but the owner.
REVOKE ALL ON FUNCTION begin_first_load(), index_first_load(text), create_plan_part(text, uuid, text),
  complete_plan_part(text, text), join_plan_part(text, text), drop_plan_part(text), grant_to_service(name) FROM PUBLIC;
