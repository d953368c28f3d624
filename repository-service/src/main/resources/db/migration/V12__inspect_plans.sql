-- What is worked out about the plan of a held or dry run, so that its reviewer can ask for counts, columns
-- and segments at page time. It can be made again from the plan, and goes with it.

CREATE TABLE inspection (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  synchronization_id uuid NOT NULL UNIQUE REFERENCES synchronization,
  -- The plan that was inspected; what is asked for another one has no answer.
  plan_digest text NOT NULL,
  state text NOT NULL CHECK (state IN ('RUNNING', 'DONE', 'FAILED')),
  -- How many changes were read so far, in all once it is done.
  changes bigint NOT NULL DEFAULT 0,
  -- SHA-256 over the rows of review_change, which decide what a rule reaches.
  digest text,
  failure text,
  started_at timestamptz NOT NULL,
  ended_at timestamptz
);

-- The entity types and associations of the plan, numbered.
CREATE TABLE review_target (
  inspection integer NOT NULL,
  target smallint NOT NULL,
  name text COLLATE "C" NOT NULL,
  association boolean NOT NULL,
  -- How many resources or links the connector held before the run.
  held bigint NOT NULL,
  PRIMARY KEY (inspection, target)
);

-- The properties of an entity type, numbered from 0 within it: the number is the bit in the masks of
-- review_change. Counts are of updates.
CREATE TABLE review_column (
  inspection integer NOT NULL,
  target smallint NOT NULL,
  col smallint NOT NULL,
  property text COLLATE "C" NOT NULL,
  changed bigint NOT NULL,
  emptied bigint NOT NULL,
  filled bigint NOT NULL,
  -- How many different pairs of values before and after there are.
  pairs bigint NOT NULL,
  -- How far dates and numbers moved, the most frequent distances first: [{"by": "P1D", "changes": 12}].
  shifts jsonb NOT NULL DEFAULT '[]',
  PRIMARY KEY (inspection, target, col)
);

-- The properties and associations by whose values changes are grouped, at most four of a target.
CREATE TABLE review_segment (
  inspection integer NOT NULL,
  target smallint NOT NULL,
  segment smallint NOT NULL CHECK (segment BETWEEN 1 AND 4),
  property text COLLATE "C" NOT NULL,
  PRIMARY KEY (inspection, target, segment)
);

CREATE TABLE review_segment_value (
  inspection integer NOT NULL,
  target smallint NOT NULL,
  segment smallint NOT NULL,
  id integer NOT NULL,
  -- Null for those without a value.
  value text,
  -- How many of the resources that the connector held have the value.
  held bigint NOT NULL,
  PRIMARY KEY (inspection, target, segment, id)
);

CREATE TABLE review_change (
  inspection integer NOT NULL,
  -- The number of the change: entity types before associations, each in the order of its keys.
  n integer NOT NULL,
  target smallint NOT NULL,
  -- In the order in which they are shown: 1 delete, 2 deactivate, 3 update, 4 insert.
  operation smallint NOT NULL CHECK (operation BETWEEN 1 AND 4),
  -- Which properties an update changes; those of them that it empties, and those that had no value.
  changed bit varying NOT NULL,
  emptied bit varying NOT NULL,
  filled bit varying NOT NULL,
  -- The value of the resource before, of an insert afterwards; null where the target has no such segment.
  segment1 integer,
  segment2 integer,
  segment3 integer,
  segment4 integer,
  marks integer NOT NULL DEFAULT 0,
  -- Of the resource, or of a link's owner.
  key text COLLATE "C" NOT NULL,
  -- Of a link's target.
  target_key text COLLATE "C",
  PRIMARY KEY (inspection, n)
);

-- The properties that updates change, as text; null where there is no value.
CREATE TABLE review_cell (
  inspection integer NOT NULL,
  target smallint NOT NULL,
  col smallint NOT NULL,
  n integer NOT NULL,
  before text,
  after text,
  PRIMARY KEY (inspection, target, col, n)
);

-- review_change without its keys, grouped.
CREATE TABLE review_cube (
  inspection integer NOT NULL,
  target smallint NOT NULL,
  operation smallint NOT NULL,
  changed bit varying NOT NULL,
  emptied bit varying NOT NULL,
  filled bit varying NOT NULL,
  segment1 integer,
  segment2 integer,
  segment3 integer,
  segment4 integer,
  marks integer NOT NULL,
  changes bigint NOT NULL
);
CREATE INDEX review_cube_by_inspection ON review_cube (inspection);

-- The most frequent values of what updates change, before and after.
CREATE TABLE review_value (
  inspection integer NOT NULL,
  target smallint NOT NULL,
  col smallint NOT NULL,
  after boolean NOT NULL,
  rank smallint NOT NULL,
  value text,
  changes bigint NOT NULL,
  PRIMARY KEY (inspection, target, col, after, rank)
);

-- The most frequent pairs of them.
CREATE TABLE review_pair (
  inspection integer NOT NULL,
  target smallint NOT NULL,
  col smallint NOT NULL,
  rank smallint NOT NULL,
  before text,
  after text,
  changes bigint NOT NULL,
  PRIMARY KEY (inspection, target, col, rank)
);

-- The most frequent patterns of them: 9 for digits, A and a for letters.
CREATE TABLE review_mask (
  inspection integer NOT NULL,
  target smallint NOT NULL,
  col smallint NOT NULL,
  after boolean NOT NULL,
  rank smallint NOT NULL,
  mask text NOT NULL,
  changes bigint NOT NULL,
  PRIMARY KEY (inspection, target, col, after, rank)
);
