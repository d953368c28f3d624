-- A cube has a limit. What it lacks is counted from review_change.

ALTER TABLE review_target
  -- Whether review_cube counts all changes of the target.
  ADD COLUMN cube boolean NOT NULL DEFAULT true;
ALTER TABLE review_segment
  -- Whether the cells of the cube tell the values of the segment, which are null in them otherwise.
  ADD COLUMN cube boolean NOT NULL DEFAULT true;
