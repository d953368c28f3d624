-- A run's plan before apply, its audit afterwards. The tables that may hold millions of rows of one run
-- have no foreign key to it: the run's row is locked while they are written.

CREATE TABLE resource_change (
  synchronization_id uuid NOT NULL,
  entity_type text COLLATE "C" NOT NULL,
  key text COLLATE "C" NOT NULL,
  operation text NOT NULL CHECK (operation IN ('insert', 'update', 'delete', 'deactivate')),
  -- Reserved at compare for inserts, so that links can be planned to resources that do not exist yet.
  -- Inserts that need no judgement are copied in as they arrive, without an id.
  resource_id bigint NOT NULL DEFAULT nextval('resource_id'),
  before_version bigint,
  before_active boolean,
  -- Most planned attributes are written once, read for the digest and applied once. jsonb would take
  -- them apart when they are planned and put them together whenever they are read; json stays the text
  -- that compare wrote, which is the very text that jsonb would give.
  before json,
  after_active boolean,
  after json,
  -- Whose the resource is afterwards.
  after_connector text COLLATE "C",
  -- The content hash that the resource will have, where compare has computed it. PostgreSQL takes several
  -- times as long.
  after_hash bytea,
  -- Apply marks the conflicts alone; what was planned is applied once the run has ended so.
  state text NOT NULL DEFAULT 'planned' CHECK (state IN ('planned', 'conflict')),
  PRIMARY KEY (synchronization_id, entity_type, key)
);

-- What resource_hash() gives, from the text of planned attributes. Not strict, so that it is inlined: it
-- is asked for nothing but rows that have both.
CREATE FUNCTION planned_hash(active boolean, attributes json) RETURNS bytea
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN substring(
    sha256(convert_to(CASE WHEN active THEN '+' ELSE '-' END || attributes::text, 'UTF8'))
    FROM 1 FOR 16);

CREATE TABLE resource_link_change (
  synchronization_id uuid NOT NULL,
  association text COLLATE "C" NOT NULL,
  owner_key text COLLATE "C" NOT NULL,
  -- The new target of an insert or update, the old one of a delete.
  target_key text COLLATE "C" NOT NULL,
  operation text NOT NULL CHECK (operation IN ('insert', 'update', 'delete')),
  owner_id bigint NOT NULL,
  target_id bigint NOT NULL,
  before_target_id bigint,
  before_target_key text COLLATE "C",
  -- Whose statement the change takes over, with the owner that the run adopts; null for the connector's own.
  before_connector text COLLATE "C",
  state text NOT NULL DEFAULT 'planned' CHECK (state IN ('planned', 'conflict')),
  PRIMARY KEY (synchronization_id, association, owner_key, target_key)
);

-- What apply does to pending_link, planned with the rest.
CREATE TABLE pending_link_change (
  synchronization_id uuid NOT NULL,
  association text COLLATE "C" NOT NULL,
  owner_value text COLLATE "C" NOT NULL,
  target_value text COLLATE "C" NOT NULL,
  operation text NOT NULL CHECK (operation IN ('insert', 'delete')),
  -- The ends of the link that is made instead of a deleted pending one; it stays pending if the
  -- link meets a conflict.
  owner_id bigint,
  target_id bigint,
  PRIMARY KEY (synchronization_id, association, owner_value, target_value)
);

-- How far compare has come with each entity type and association, in rows.
CREATE TABLE compared_target (
  synchronization_id uuid NOT NULL REFERENCES synchronization,
  target text COLLATE "C" NOT NULL,
  association boolean NOT NULL,
  -- Whether the rows carry the source's own commands.
  commands boolean NOT NULL,
  -- What the agent announced that the source held.
  content text NOT NULL DEFAULT 'ROWS',
  read bigint NOT NULL,
  -- By the agent, then also by the server.
  rejected bigint NOT NULL,
  duplicates bigint NOT NULL,
  -- That a filter of the definition drops: they are not among those that were read.
  filtered bigint NOT NULL DEFAULT 0,
  unchanged bigint NOT NULL DEFAULT 0,
  -- What the connector held before the run, and how many of those can still be deleted or switched off.
  held bigint NOT NULL,
  active bigint NOT NULL DEFAULT 0,
  -- How many links wait for an end once the run is applied, those that waited before among them.
  pending bigint NOT NULL DEFAULT 0,
  arrived boolean NOT NULL DEFAULT false,
  -- Where all that a run plans for a target is in a part of the plan, how many rows that has and their
  -- digest: both are known from the rows on their way, and need not be read back.
  part_rows bigint,
  part_digest text,
  -- What was unique when the run was compared; null for an association.
  unique_properties text[],
  -- Whether a planned resource that is switched off may have a value that another one has, too.
  shares_values boolean NOT NULL DEFAULT false,
  -- The columns of the source's file; null where the agent rejected nothing of it.
  source_columns text[],
  PRIMARY KEY (synchronization_id, target)
);

-- Rows that could not be used, whether the agent found out (with line and cells) or the server. All
-- that is wrong with a row has a row here; the first one has the cells.
CREATE TABLE reject (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  synchronization_id uuid NOT NULL,
  source text NOT NULL,
  target text NOT NULL,
  key text,
  line bigint,
  column_name text,
  code text NOT NULL,
  reason text NOT NULL,
  cells text[] NOT NULL DEFAULT '{}',
  -- What the server understood of a row that it refused itself.
  attributes json
);
CREATE INDEX reject_by_synchronization ON reject (synchronization_id, source, id);
