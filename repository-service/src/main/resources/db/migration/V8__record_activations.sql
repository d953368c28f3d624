-- Whom connectors bring to applications, and which of them were mailed.

-- One send of activation mails. The counters grow with each mail, in its transaction.
CREATE TABLE activation_send (
  id uuid PRIMARY KEY,
  arrival bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
  application text COLLATE "C" NOT NULL,
  -- Only those whom this connector brought; null for all of the application.
  connector text COLLATE "C",
  -- WAITING where an applied run asked for it and nobody has counted yet; HELD where that was too many.
  status text NOT NULL CHECK (status IN ('WAITING', 'HELD', 'RUNNING', 'COMPLETED', 'CANCELLED', 'FAILED')),
  to_mail bigint NOT NULL DEFAULT 0,
  sent bigint NOT NULL DEFAULT 0,
  failed bigint NOT NULL DEFAULT 0,
  uncertain bigint NOT NULL DEFAULT 0,
  -- Names the attempt that may claim mails; one that was overtaken finds another one here.
  attempt uuid,
  requested_by text NOT NULL,
  -- The run that asked for it.
  synchronization_id uuid,
  -- A repetition of the request that carried this key is the same send.
  idempotency_key text,
  body_digest text COLLATE "C",
  requested_at timestamptz NOT NULL,
  -- When its workflow was started for certain.
  started_at timestamptz,
  ended_at timestamptz,
  -- Why it is held, or has failed, in words for people.
  reason text
);
-- Two sends at a time could not tell whose limit and whose rate counts.
CREATE UNIQUE INDEX activation_send_running ON activation_send (application) WHERE status = 'RUNNING';
CREATE UNIQUE INDEX activation_send_waiting ON activation_send (connector) WHERE status = 'WAITING';
CREATE UNIQUE INDEX activation_send_by_key ON activation_send (requested_by, idempotency_key);
CREATE INDEX activation_send_by_run ON activation_send (synchronization_id);

-- No foreign key to the resource: one that is deleted and imported again must not be mailed again.
CREATE TABLE activation (
  application text COLLATE "C" NOT NULL,
  entity_type text COLLATE "C" NOT NULL,
  key text COLLATE "C" NOT NULL,
  -- Who brought it, and says how it is mailed.
  connector text COLLATE "C" NOT NULL,
  -- SENDING from before the mail server sees the mail until its answer is known. UNCERTAIN where that answer was
  -- lost: nothing but a person's wish mails such a row again.
  state text NOT NULL DEFAULT 'PENDING'
    CHECK (state IN ('PENDING', 'SENDING', 'SENT', 'FAILED', 'UNCERTAIN', 'ACTIVATED')),
  -- The last send that was to mail it, and how.
  send_id uuid,
  mail_property text,
  language_property text,
  template text,
  -- One attempt to mail it; its Message-ID is made of this.
  claim uuid,
  attempts integer NOT NULL DEFAULT 0,
  -- Not before this time, since the mail server wanted it to come later.
  retry_at timestamptz,
  -- SHA-256 of the link's token in hexadecimal; the token itself is only in the mail.
  token_hash text COLLATE "C",
  -- Why it was not mailed, in words for people, without a value.
  reason text,
  recorded_at timestamptz NOT NULL,
  claimed_at timestamptz,
  sent_at timestamptz,
  activated_at timestamptz,
  PRIMARY KEY (application, entity_type, key)
);
CREATE INDEX activation_to_send ON activation (send_id, entity_type, key) WHERE state = 'PENDING';
CREATE INDEX activation_under_way ON activation (send_id) WHERE state = 'SENDING';
CREATE UNIQUE INDEX activation_by_token ON activation (token_hash) WHERE token_hash IS NOT NULL;
CREATE UNIQUE INDEX activation_by_claim ON activation (claim) WHERE claim IS NOT NULL;

-- Addresses that get no activation mail, whoever imports them.
CREATE TABLE do_not_send (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  -- In lower case; * stands for any characters, ? for one.
  pattern text COLLATE "C" NOT NULL UNIQUE,
  -- The pattern as LIKE has it; null where it is one address.
  like_pattern text COLLATE "C",
  added_by text NOT NULL,
  added_at timestamptz NOT NULL
);
CREATE INDEX do_not_send_patterns ON do_not_send (like_pattern) WHERE like_pattern IS NOT NULL;
