-- A run's plan before apply, its audit afterwards. The tables that may hold millions of rows of one
-- run have no foreign key to it: the run's row is locked while they are written.

CREATE TABLE resource_change (
  synchronization_id uuid NOT NULL,
  entity_type text COLLATE "C" NOT NULL,
  key text COLLATE "C" NOT NULL,
  operation text NOT NULL CHECK (operation IN ('insert', 'update', 'delete', 'deactivate')),
  -- Reserved at compare for inserts, so that links can be planned to resources that do not exist yet.
  resource_id bigint NOT NULL,
  before_version bigint,
  before_active boolean,
  before jsonb,
  after_active boolean,
  after jsonb,
  -- Whose the resource is afterwards.
  after_connector text COLLATE "C",
  state text NOT NULL DEFAULT 'planned' CHECK (state IN ('planned', 'applied', 'conflict')),
  PRIMARY KEY (synchronization_id, entity_type, key)
);

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
  state text NOT NULL DEFAULT 'planned' CHECK (state IN ('planned', 'applied', 'conflict')),
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
  read bigint NOT NULL,
  -- By the agent, then also by the server.
  rejected bigint NOT NULL,
  duplicates bigint NOT NULL,
  unchanged bigint NOT NULL DEFAULT 0,
  -- What the connector held before the run.
  held bigint NOT NULL,
  arrived boolean NOT NULL DEFAULT false,
  PRIMARY KEY (synchronization_id, target)
);

-- Rows that could not be used, whoever found out: the agent (with line and cells) or the server.
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
  cells text[] NOT NULL DEFAULT '{}'
);
CREATE INDEX reject_by_synchronization ON reject (synchronization_id, source, id);
