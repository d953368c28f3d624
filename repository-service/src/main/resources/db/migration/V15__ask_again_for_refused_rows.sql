-- Rows that stand in an agent's snapshot though the server did not take them: it refused them, or their change met a
-- conflict. Incremental runs ask for them again until they are settled.
CREATE TABLE unsettled_row (
  connector text COLLATE "C" NOT NULL,
  target text COLLATE "C" NOT NULL,
  -- The key of a resource, or what names the owner of links in their source.
  key text COLLATE "C" NOT NULL,
  PRIMARY KEY (connector, target, key)
);
