-- Temporal's id of the workflow's run before any reset, which every later reset keeps: a workflow of the same id is the
-- same run's only if it began as this one.
ALTER TABLE synchronization ADD COLUMN workflow_original_run_id text;
UPDATE synchronization SET workflow_original_run_id = workflow_run_id;
