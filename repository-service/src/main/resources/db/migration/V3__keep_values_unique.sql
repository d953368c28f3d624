-- What is unique, and who has which value.

-- What each connector says is unique. All of it together is what is unique, whoever writes.
CREATE TABLE unique_declaration (
  connector text COLLATE "C" NOT NULL,
  entity_type text COLLATE "C" NOT NULL,
  property text COLLATE "C" NOT NULL,
  -- Whether the loaded definition says so; otherwise one does that a run under way started with.
  loaded boolean NOT NULL,
  PRIMARY KEY (connector, entity_type, property)
);

-- The properties that any connector declares unique, each once.
CREATE TABLE unique_property (
  entity_type text COLLATE "C" NOT NULL,
  property text COLLATE "C" NOT NULL,
  -- Whether the values that resources had before are entered as identifiers.
  complete boolean NOT NULL DEFAULT false,
  PRIMARY KEY (entity_type, property)
);

-- The value of every property that is unique: it guards uniqueness and finds the ends of links.
CREATE TABLE resource_identifier (
  entity_type text COLLATE "C" NOT NULL,
  property text COLLATE "C" NOT NULL,
  value text COLLATE "C" NOT NULL,
  resource_id bigint NOT NULL,
  PRIMARY KEY (entity_type, property, value)
);
CREATE INDEX resource_identifier_by_resource ON resource_identifier (resource_id);

-- Resources with a unique value whose identifier another resource holds: one that is switched off and
-- yielded it, or one that shared it before the property became unique. It gets the identifier once the
-- other one has given it up.
CREATE TABLE waiting_identifier (
  entity_type text COLLATE "C" NOT NULL,
  property text COLLATE "C" NOT NULL,
  value text COLLATE "C" NOT NULL,
  resource_id bigint NOT NULL,
  PRIMARY KEY (entity_type, property, value, resource_id)
);
CREATE INDEX waiting_identifier_by_resource ON waiting_identifier (resource_id);
