-- What is configured, and what has been run.

CREATE TABLE connector (
  name text COLLATE "C" PRIMARY KEY,
  -- The YAML as it was loaded; a run names the text that it started with.
  definition text NOT NULL,
  agent text NOT NULL,
  loaded_at timestamptz NOT NULL,
  -- The run whose files are the agent's snapshot.
  last_applied uuid,
  -- The digest of the file that an incremental run applied last, by source. Apply writes it with the
  -- changes themselves, so that no file of commands is applied twice, whatever becomes of the agent
  -- or of its disk.
  applied_files jsonb NOT NULL DEFAULT '{}',
  version bigint NOT NULL
);

-- Nightly runs have the same definition for months: it is kept once, and runs name it.
CREATE TABLE run_definition (
  -- SHA-256 of the text in UTF-8.
  digest text COLLATE "C" PRIMARY KEY,
  definition text NOT NULL
);

CREATE TABLE synchronization (
  id uuid PRIMARY KEY,
  -- Runs of one connector compare and apply in this order.
  arrival bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
  connector text COLLATE "C" NOT NULL,
  agent text NOT NULL,
  definition_digest text COLLATE "C" NOT NULL REFERENCES run_definition,
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
  -- The files of commands that a run carries, by digest. A run that ended without being applied
  -- leaves a gap until a complete run, or one that carries the same files, was applied.
  command_files text,
  -- What the files of the run's sources held: content, whether they gave commands, and digest, by source.
  sources jsonb NOT NULL DEFAULT '{}',
  -- What the workflow is to be told and has not been told for certain; the sweep repeats it.
  pending_signal text CHECK (pending_signal IN ('TURN_GRANTED', 'SUPERSEDED')),
  -- The uploaded file that the run reads, and what it changes of the definition for that.
  file jsonb,
  -- The applied run whose files this one prepares once more, to compute expressions anew.
  recomputes uuid,
  force boolean NOT NULL,
  dry_run boolean NOT NULL,
  steps text[] NOT NULL,
  requested_by text NOT NULL,
  -- A name that came through Temporal is anybody's.
  requested_via text NOT NULL DEFAULT 'TEMPORAL' CHECK (requested_via IN ('REST', 'TEMPORAL')),
  workflow_id text NOT NULL,
  workflow_run_id text,
  -- Temporal's id of the workflow's run before any reset, which every later reset keeps: a workflow of
  -- the same id is the same run's only if it began as this one.
  workflow_original_run_id text,
  -- Names the compare attempt that may write the plan; an overtaken attempt finds another one here.
  compare_attempt uuid,
  plan_digest text,
  -- Whether the server checked the plan when it was completed; else the breaches are the workflow's word.
  checked boolean NOT NULL DEFAULT false,
  -- When the plan of a run that was not applied, and the rejected rows of any run, were deleted; the
  -- counters stay.
  plan_forgotten_at timestamptz,
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
CREATE INDEX synchronization_missed_commands ON synchronization (connector, arrival)
  WHERE command_files IS NOT NULL AND NOT dry_run
    AND status IN ('CANCELLED', 'EXPIRED', 'FAILED', 'INTERRUPTED', 'SUPERSEDED');
CREATE INDEX synchronization_unforgotten ON synchronization (ended_at)
  WHERE plan_forgotten_at IS NULL AND ended_at IS NOT NULL;

-- Two people may decide at the same moment: a decision over REST is recorded before the workflow hears
-- of it, and counts once the workflow has said so. No foreign key, since recording must not wait while
-- a compare or an apply holds the run's row.
CREATE TABLE review_decision (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  synchronization_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('RESUME', 'CANCEL')),
  decided_by text NOT NULL,
  decided_via text CHECK (decided_via IN ('REST', 'TEMPORAL')),
  comment text,
  plan_digest text,
  counts boolean NOT NULL DEFAULT true,
  decided_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX review_decision_that_counts ON review_decision (synchronization_id) WHERE counts;
CREATE INDEX review_decision_by_synchronization ON review_decision (synchronization_id);

CREATE TABLE idempotency_key (
  principal text NOT NULL,
  key text NOT NULL,
  body_digest bytea NOT NULL,
  synchronization_id uuid NOT NULL REFERENCES synchronization,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (principal, key)
);
