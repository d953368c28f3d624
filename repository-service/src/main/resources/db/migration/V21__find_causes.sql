-- Why a plan may be as it is: what was found, and what was tested and does not fit. It can be found
-- again from the plan, and goes with it.
CREATE TABLE review_finding (
  synchronization_id uuid NOT NULL REFERENCES synchronization,
  -- The order in which they are told.
  place smallint NOT NULL,
  code text NOT NULL,
  word text NOT NULL CHECK (word IN ('PROVEN', 'LIKELY', 'POSSIBLE', 'REFUTED', 'NONE')),
  -- The entity type or association.
  target text COLLATE "C" NOT NULL,
  -- How many of the target's changes it explains, and how many there are.
  explained bigint NOT NULL,
  changes bigint NOT NULL,
  evidence jsonb NOT NULL,
  -- How the file would have to be read; null where nobody can tell.
  reading jsonb,
  PRIMARY KEY (synchronization_id, place)
);
