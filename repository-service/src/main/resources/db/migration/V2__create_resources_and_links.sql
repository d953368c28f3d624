-- The live tables. Only apply and manual changes write them.

CREATE SEQUENCE resource_id;

CREATE TABLE resource (
  id bigint PRIMARY KEY DEFAULT nextval('resource_id'),
  entity_type text COLLATE "C" NOT NULL,
  key text COLLATE "C" NOT NULL,
  attributes jsonb NOT NULL,
  active boolean NOT NULL,
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

-- The value of every property that is declared unique: it guards uniqueness and finds the ends of links.
CREATE TABLE resource_identifier (
  entity_type text COLLATE "C" NOT NULL,
  property text COLLATE "C" NOT NULL,
  value text COLLATE "C" NOT NULL,
  resource_id bigint NOT NULL REFERENCES resource ON DELETE CASCADE,
  PRIMARY KEY (entity_type, property, value)
);
CREATE INDEX resource_identifier_by_resource ON resource_identifier (resource_id);

CREATE TABLE resource_link (
  association text COLLATE "C" NOT NULL,
  owner_id bigint NOT NULL REFERENCES resource ON DELETE CASCADE,
  target_id bigint NOT NULL REFERENCES resource ON DELETE CASCADE,
  connector text COLLATE "C" NOT NULL,
  PRIMARY KEY (association, owner_id, target_id)
);
CREATE INDEX resource_link_by_target ON resource_link (target_id, association);
CREATE INDEX resource_link_by_owner ON resource_link (owner_id, association);

-- Links a source asks for whose owner or target does not exist yet; made when it turns up.
CREATE TABLE pending_link (
  connector text COLLATE "C" NOT NULL,
  association text COLLATE "C" NOT NULL,
  owner_value text COLLATE "C" NOT NULL,
  target_value text COLLATE "C" NOT NULL,
  PRIMARY KEY (connector, association, owner_value, target_value)
);

-- One definition of the content hash for SQL; compare computes the same in Java, and a test holds
-- the two together.
CREATE FUNCTION resource_hash(active boolean, attributes jsonb) RETURNS bytea
  LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
  RETURN substring(
    sha256(convert_to(CASE WHEN active THEN '+' ELSE '-' END || attributes::text, 'UTF8'))
    FROM 1 FOR 16);
