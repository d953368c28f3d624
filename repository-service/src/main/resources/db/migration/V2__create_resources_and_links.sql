-- The live tables. Only apply and manual changes write them.
--
-- There are no foreign keys to a resource: whoever writes links or deletes resources holds the locks of
-- their entity types and looks at whole sets, so a check per row finds nothing and costs most of an
-- apply (decision 4).

CREATE SEQUENCE resource_id;

CREATE TABLE resource (
  id bigint PRIMARY KEY DEFAULT nextval('resource_id'),
  entity_type text COLLATE "C" NOT NULL,
  key text COLLATE "C" NOT NULL,
  attributes jsonb NOT NULL,
  active boolean NOT NULL,
  -- Whether a person switched the resource off; then no run switches it on.
  kept_off boolean NOT NULL DEFAULT false,
  origin text NOT NULL CHECK (origin IN ('connector', 'csv', 'manual', 'scim')),
  -- Whose resource it is; null where no connector has met it yet.
  connector text COLLATE "C",
  -- The kind of source it came from, which the scope csv asks for; null for manual resources.
  source_kind text,
  -- The first 16 bytes of SHA-256 over the active flag and the attributes, see resource_hash().
  content_hash bytea NOT NULL,
  version bigint NOT NULL DEFAULT 1,
  updated_at timestamptz NOT NULL
) WITH (fillfactor = 90);

-- In byte order of the key, as the sorted files are.
CREATE UNIQUE INDEX resource_by_key ON resource (entity_type, key);
CREATE INDEX resource_by_connector ON resource (connector, entity_type);

-- One definition of the content hash for SQL; compare computes the same in Java, and a test holds the
-- two together.
CREATE FUNCTION resource_hash(active boolean, attributes jsonb) RETURNS bytea
  LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
  RETURN substring(
    sha256(convert_to(CASE WHEN active THEN '+' ELSE '-' END || attributes::text, 'UTF8'))
    FROM 1 FOR 16);

-- A link exists while at least one connector states it, so each statement is a row. The connector comes
-- last: the links of an association are read in order of owner and target, and what others state of an
-- owner stands beside it. There are few associations, so the links of an owner are found in the primary
-- key: PostgreSQL 18 skips from one association to the next.
CREATE TABLE resource_link (
  association text COLLATE "C" NOT NULL,
  owner_id bigint NOT NULL,
  target_id bigint NOT NULL,
  connector text COLLATE "C" NOT NULL,
  PRIMARY KEY (association, owner_id, target_id, connector)
);
-- Few targets are so in several associations, and eight bytes make half an index.
CREATE INDEX resource_link_by_target ON resource_link (target_id);

-- Who may state links of an association: a connector that is missing here states none. A few rows spare
-- looking for the links of others among millions.
CREATE TABLE stated_association (
  association text COLLATE "C" NOT NULL,
  connector text COLLATE "C" NOT NULL,
  PRIMARY KEY (association, connector)
);

-- Links that a source states whose owner or target does not exist yet; made when it turns up.
CREATE TABLE pending_link (
  connector text COLLATE "C" NOT NULL,
  association text COLLATE "C" NOT NULL,
  owner_value text COLLATE "C" NOT NULL,
  target_value text COLLATE "C" NOT NULL,
  -- The ends of the link that lost one and waits since: a run that takes it back planned so by these.
  owner_id bigint,
  target_id bigint,
  PRIMARY KEY (connector, association, owner_value, target_value)
);

-- Rows that stand in an agent's snapshot though the server did not take them: it refused them, or their
-- change met a conflict. Incremental runs ask for them again until they are settled.
CREATE TABLE unsettled_row (
  connector text COLLATE "C" NOT NULL,
  target text COLLATE "C" NOT NULL,
  -- The key of a resource, or what names the owner of links in their source.
  key text COLLATE "C" NOT NULL,
  PRIMARY KEY (connector, target, key)
);
