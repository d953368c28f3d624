-- What a plan leads to beside the changes themselves: who would have nobody left, what would point nowhere.
CREATE TABLE review_impact (
  inspection integer NOT NULL,
  i bigint NOT NULL,
  kind text NOT NULL CHECK (kind IN ('WITHOUT_TARGET', 'WITHOUT_OWNER', 'PENDING', 'EMPTIED')),
  -- The association, or the entity type.
  target text COLLATE "C" NOT NULL,
  -- Of an entity type.
  property text COLLATE "C",
  -- The entity type of the resources that are concerned.
  entity_type text COLLATE "C" NOT NULL,
  resources bigint NOT NULL,
  PRIMARY KEY (inspection, i)
);

-- Some of the resources that are concerned, in the order of their keys.
CREATE TABLE review_impact_resource (
  inspection integer NOT NULL,
  i bigint NOT NULL,
  key text COLLATE "C" NOT NULL,
  PRIMARY KEY (inspection, i, key)
);
