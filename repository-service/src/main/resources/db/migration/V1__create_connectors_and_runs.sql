-- The small aggregates: what is configured, and what has been run.

CREATE TABLE connector (
  name text COLLATE "C" PRIMARY KEY,
  -- The YAML as it was loaded; a run copies it and keeps its copy.
  definition text NOT NULL,
  agent text NOT NULL,
  loaded_at timestamptz NOT NULL,
  -- The run whose files are the agent's snapshot.
  last_applied uuid,
  version bigint NOT NULL
);

CREATE TABLE synchronization (
  id uuid PRIMARY KEY,
  -- Runs of one connector compare and apply in this order.
  arrival bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
  connector text COLLATE "C" NOT NULL,
  agent text NOT NULL,
  definition text NOT NULL,
  mode text NOT NULL CHECK (mode IN ('INITIAL', 'COMPLETE', 'INCREMENTAL')),
  status text NOT NULL CHECK (status IN ('QUEUED', 'EXPORTING', 'PREPARING', 'COMPARING',
    'AWAITING_REVIEW', 'APPLYING', 'COMPLETED', 'PLANNED', 'CANCELLED', 'EXPIRED', 'SUPERSEDED',
    'FAILED', 'INTERRUPTED')),
  -- NONE until the run asks for its turn; RELEASED once it has given it back.
  turn text NOT NULL DEFAULT 'NONE' CHECK (turn IN ('NONE', 'WAITING', 'GRANTED', 'RELEASED')),
  -- Another run joined this one while it waited, so its files are read anew before it compares.
  refresh boolean NOT NULL DEFAULT false,
  -- A source carries commands of its own, so nobody joins this run while it waits.
  commands boolean NOT NULL DEFAULT false,
  -- What the workflow is to be told and has not been told for certain; the sweep repeats it.
  pending_signal text CHECK (pending_signal IN ('TURN_GRANTED', 'SUPERSEDED')),
  force boolean NOT NULL,
  dry_run boolean NOT NULL,
  steps text[] NOT NULL,
  requested_by text NOT NULL,
  workflow_id text NOT NULL,
  workflow_run_id text,
  -- Names the compare attempt that may write the plan; an overtaken attempt finds another one here.
  compare_attempt uuid,
  plan_digest text,
  counters jsonb NOT NULL DEFAULT '{}',
  progress jsonb NOT NULL DEFAULT '{}',
  breaches jsonb NOT NULL DEFAULT '[]',
  failure jsonb,
  superseded_by uuid,
  requested_at timestamptz NOT NULL,
  expires_at timestamptz,
  ended_at timestamptz,
  version bigint NOT NULL
);

CREATE INDEX synchronization_by_connector ON synchronization (connector, arrival DESC);
-- The runs that have not ended, hold a turn or must be told something: few, and looked at often.
CREATE INDEX synchronization_open ON synchronization (connector, arrival)
  WHERE turn IN ('WAITING', 'GRANTED')
    OR pending_signal IS NOT NULL
    OR status IN ('QUEUED', 'EXPORTING', 'PREPARING', 'COMPARING', 'AWAITING_REVIEW', 'APPLYING');

CREATE TABLE review_decision (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  -- One decision counts for a run.
  synchronization_id uuid NOT NULL UNIQUE REFERENCES synchronization,
  kind text NOT NULL CHECK (kind IN ('RESUME', 'CANCEL')),
  decided_by text NOT NULL,
  comment text,
  plan_digest text,
  decided_at timestamptz NOT NULL
);

CREATE TABLE idempotency_key (
  principal text NOT NULL,
  key text NOT NULL,
  body_digest bytea NOT NULL,
  synchronization_id uuid NOT NULL REFERENCES synchronization,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (principal, key)
);
