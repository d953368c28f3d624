-- Deletes and inserts of an inspected plan that are probably one person under a new key, and what a reviewer
-- said about them.
CREATE TABLE review_person_pair (
  inspection integer NOT NULL,
  p bigint NOT NULL,
  entity_type text COLLATE "C" NOT NULL,
  -- The key that goes and the one that comes.
  deleted text COLLATE "C" NOT NULL,
  inserted text COLLATE "C" NOT NULL,
  -- How much speaks for it: ten more are a thousand times better odds.
  bits real NOT NULL,
  tier text NOT NULL CHECK (tier IN ('SURE', 'LIKELY')),
  -- The independent kinds of evidence that agree.
  evidence text[] NOT NULL,
  verdict text CHECK (verdict IN ('SAME', 'DIFFERENT')),
  said_by text,
  said_at timestamptz,
  -- The rule that holds both, if they are the same.
  rule integer,
  PRIMARY KEY (inspection, p)
);
