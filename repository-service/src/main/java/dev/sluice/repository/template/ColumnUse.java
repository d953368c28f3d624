package dev.sluice.repository.template;

import dev.sluice.contract.definition.AssociationDefinition;
import dev.sluice.contract.definition.PropertyDefinition;
import dev.sluice.contract.definition.StatusColumn;
import org.jspecify.annotations.Nullable;

/**
 * What a definition uses a column for.
 *
 * @param what the name of a property or an association with that of its entity type
 * @param property how values are written; null for a status
 * @param association whose end the column names, if it does
 */
record ColumnUse(
    Kind kind,
    String what,
    @Nullable PropertyDefinition property,
    @Nullable StatusColumn status,
    @Nullable AssociationDefinition association) {

  /** The uses that there are. */
  enum Kind {
    KEY,
    PROPERTY,
    STATUS,
    OWNER,
    TARGET,
    /** An expression reads it; {@code what} says which. */
    READ
  }

  /** Whether the column says which row it is, so that no spreadsheet may rewrite it. */
  boolean identifies() {
    return kind == Kind.KEY
        || kind == Kind.OWNER
        || kind == Kind.TARGET
        || (property != null && property.unique());
  }

  /** Whether its days are written otherwise than spreadsheets tell them. */
  boolean formatted() {
    return property != null && property.format() != null;
  }
}
