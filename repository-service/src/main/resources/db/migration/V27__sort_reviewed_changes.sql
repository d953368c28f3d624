-- A page of a million changes in the order of keys, or of risk, reads the page alone.

ALTER TABLE review_change
  -- What is marked first; then deletes, deactivations, updates that empty something, other updates and inserts;
  -- people before links.
  ADD COLUMN risk smallint NOT NULL GENERATED ALWAYS AS (
    CASE WHEN marks <> 0 THEN 0 ELSE 20 END
      + 4 * operation
      + CASE WHEN operation = 3 AND position(B'1' IN emptied) = 0 THEN 2 ELSE 0 END
      + CASE WHEN target_key IS NOT NULL THEN 1 ELSE 0 END) STORED;
CREATE INDEX review_change_by_key ON review_change (inspection, key);
CREATE INDEX review_change_by_risk ON review_change (inspection, risk, n);
