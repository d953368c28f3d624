-- What is told of a rejected row: all that is wrong with it, by the columns of its file.

-- What the server understood of a row that it refused itself; of others the agent sends the cells.
-- Everything that is wrong with a row has a row here; the first one has the cells.
ALTER TABLE reject ADD COLUMN attributes json;

-- The columns of the source's file; null where the agent rejected nothing of it.
ALTER TABLE compared_target ADD COLUMN source_columns text[];
