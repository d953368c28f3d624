-- The applied run whose files a run prepares once more, to compute expressions anew.
ALTER TABLE synchronization ADD COLUMN recomputes uuid;
