-- Whether a person switched the resource off; then no run switches it on.
ALTER TABLE resource ADD COLUMN kept_off boolean NOT NULL DEFAULT false;
