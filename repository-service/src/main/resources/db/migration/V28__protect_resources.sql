-- Resources that no run deletes or switches off before a person has named them.

-- What the loaded definitions say of it. All of it together is protected, whoever's run it is.
CREATE TABLE protected_declaration (
  connector text COLLATE "C" NOT NULL REFERENCES connector ON DELETE CASCADE,
  entity_type text COLLATE "C" NOT NULL,
  -- The property that the key stands for in the filter.
  key_property text COLLATE "C" NOT NULL,
  keys text[] NOT NULL,
  -- The expression over a stored resource that tells the others; null without one.
  filter text,
  PRIMARY KEY (connector, entity_type)
);

ALTER TABLE review_impact
  DROP CONSTRAINT review_impact_kind_check,
  ADD CONSTRAINT review_impact_kind_check CHECK (kind IN
    ('PROTECTED_TAKEN', 'PROTECTED_CHANGED', 'WITHOUT_TARGET', 'WITHOUT_OWNER', 'PENDING', 'EMPTIED'));
