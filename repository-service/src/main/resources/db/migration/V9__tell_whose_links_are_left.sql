-- Of the links that are stored and did not arrive, how many are another connector's. Where there are none, compare has
-- planned whatever goes with a deleted end. Not known of incremental runs, which pass over what they are not told of.
ALTER TABLE compared_target ADD COLUMN links_of_others bigint;
