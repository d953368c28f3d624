-- Whoever was the last to change what a connector's limits are; null if nobody was logged in.
ALTER TABLE connector ADD COLUMN limits_changed_by text;
