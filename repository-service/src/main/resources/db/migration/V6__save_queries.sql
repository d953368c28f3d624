-- What people ask again and again, by name.
CREATE TABLE saved_query (
  name text COLLATE "C" PRIMARY KEY,
  query jsonb NOT NULL,
  saved_by text NOT NULL,
  saved_at timestamptz NOT NULL
);
