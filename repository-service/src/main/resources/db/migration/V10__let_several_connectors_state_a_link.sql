-- A link exists while at least one connector states it, so each statement is a row of its own. The connector comes
-- last: the links of an association go on being read in order of owner and target, and what others state of an owner
-- stands beside it.
ALTER TABLE resource_link
  DROP CONSTRAINT resource_link_pkey,
  ADD PRIMARY KEY (association, owner_id, target_id, connector);

-- Who may state links of an association: whoever is missing here states none. A few rows spare looking for the links
-- of others among millions.
CREATE TABLE stated_association (
  association text COLLATE "C" NOT NULL,
  connector text COLLATE "C" NOT NULL,
  PRIMARY KEY (association, connector)
);
INSERT INTO stated_association (association, connector)
SELECT DISTINCT association, connector FROM resource_link;

-- Whose statement the change takes over, with the owner that the run adopts; null for the connector's own.
ALTER TABLE resource_link_change ADD COLUMN before_connector text COLLATE "C";

-- The table above tells it.
ALTER TABLE compared_target DROP COLUMN links_of_others;
