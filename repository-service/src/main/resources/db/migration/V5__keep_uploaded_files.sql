-- Files that people upload: the server keeps them until the connector's agent has fetched them, and then for a while.

-- A file is asked for when it is uploaded, and again when a former one is taken: the last one counts.
CREATE SEQUENCE upload_asked;

CREATE TABLE upload (
  id uuid PRIMARY KEY,
  arrival bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
  connector text COLLATE "C" NOT NULL,
  source text COLLATE "C" NOT NULL,
  purpose text NOT NULL CHECK (purpose IN ('COMPLETE', 'INCREMENTAL', 'UPDATE')),
  -- RECEIVING until the last byte has arrived; nobody is shown such a row.
  status text NOT NULL CHECK (status IN ('RECEIVING', 'WAITING', 'PLACING', 'TAKEN', 'UNUSABLE', 'SUPERSEDED',
    'CANCELLED', 'EXPIRED', 'FAILED', 'FORMER')),
  agent text NOT NULL,
  -- What people call the file.
  name text NOT NULL,
  -- Where it is to stand in the agent's files folder; null where it is for one run only.
  path text,
  bytes bigint NOT NULL DEFAULT 0,
  sha256 text COLLATE "C" NOT NULL DEFAULT '',
  uploaded_by text NOT NULL,
  uploaded_at timestamptz NOT NULL,
  asked bigint NOT NULL DEFAULT nextval('upload_asked'),
  asked_at timestamptz NOT NULL,
  findings jsonb,
  failure jsonb,
  ended_at timestamptz,
  -- When its bytes and cells were deleted.
  forgotten_at timestamptz
);
CREATE INDEX upload_by_source ON upload (connector, source, purpose, asked DESC);
CREATE INDEX upload_open ON upload (asked_at) WHERE status IN ('RECEIVING', 'WAITING', 'PLACING');
CREATE INDEX upload_unforgotten ON upload (ended_at) WHERE forgotten_at IS NULL AND ended_at IS NOT NULL;

CREATE TABLE upload_piece (
  upload_id uuid NOT NULL REFERENCES upload ON DELETE CASCADE,
  content text NOT NULL CHECK (content IN ('FILE', 'ERRORS')),
  number integer NOT NULL,
  bytes bytea NOT NULL,
  PRIMARY KEY (upload_id, content, number)
);
-- What is uploaded is compressed already, or is not worth the time.
ALTER TABLE upload_piece ALTER COLUMN bytes SET STORAGE EXTERNAL;
