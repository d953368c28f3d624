-- Who may come in, and what they did.

-- Agents: those that were given a token, and those that were heard of.
CREATE TABLE agent (
  name text COLLATE "C" PRIMARY KEY,
  -- SHA-256 in hexadecimal; null where the token was revoked, or stands in the configuration.
  token_hash text COLLATE "C" UNIQUE,
  added_by text,
  added_at timestamptz,
  revoked_by text,
  revoked_at timestamptz,
  heard_at timestamptz,
  version text
);

-- Tokens of programs. A name is never given twice, so that what was done under it stays clear.
CREATE TABLE api_token (
  name text COLLATE "C" PRIMARY KEY,
  hash text COLLATE "C" NOT NULL UNIQUE,
  role text NOT NULL CHECK (role IN ('VIEWER', 'OPERATOR', 'REVIEWER', 'ADMIN')),
  made_by text NOT NULL,
  made_via text NOT NULL CHECK (made_via IN ('PASSWORD', 'OIDC')),
  made_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  used_at timestamptz,
  revoked_by text,
  revoked_at timestamptz
);

-- People who log in with a password, beside those of the configuration.
CREATE TABLE login (
  name text COLLATE "C" PRIMARY KEY,
  -- Hashed, with the name of the algorithm in front.
  password text NOT NULL,
  roles text[] NOT NULL,
  added_by text NOT NULL,
  added_at timestamptz NOT NULL
);

-- Every call that may change something, from before it is made. What became of it stands apart, since no row here
-- is ever changed: a call without an outcome was under way when its server died.
CREATE TABLE audit (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  called_at timestamptz NOT NULL,
  who text NOT NULL,
  via text NOT NULL CHECK (via IN ('PASSWORD', 'TOKEN', 'OIDC')),
  -- The token that was used, by its name.
  token text,
  address text NOT NULL,
  method text NOT NULL,
  -- The line of the table of calls, and the path itself.
  route text NOT NULL,
  path text NOT NULL
);

CREATE TABLE audit_outcome (
  audit_id bigint PRIMARY KEY REFERENCES audit,
  ended_at timestamptz NOT NULL,
  status integer NOT NULL,
  -- What was changed, by names and digests alone.
  details jsonb NOT NULL DEFAULT '{}'
);

CREATE FUNCTION refuse_to_change_audit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'what was recorded in % stays as it is', TG_TABLE_NAME;
END $$;

CREATE TRIGGER audit_stays BEFORE UPDATE OR DELETE ON audit
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_to_change_audit();
CREATE TRIGGER audit_outcome_stays BEFORE UPDATE OR DELETE ON audit_outcome
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_to_change_audit();
