package dev.sluice.repository.template;

import static dev.sluice.repository.jooq.Tables.PENDING_LINK;
import static org.jooq.impl.DSL.arrayAgg;
import static org.jooq.impl.DSL.select;

import dev.sluice.contract.definition.AssociationDefinition;
import dev.sluice.contract.definition.ConnectorDefinition;
import java.util.Objects;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Table;

/**
 * The owners in a connector's pending links, by the name of the target. There is no index by
 * target, so they are read once for all targets.
 */
final class WaitingOwners {
  private static final Field<String> TARGET = PENDING_LINK.TARGET_VALUE;
  private static final Field<String[]> OWNERS = arrayAgg(PENDING_LINK.OWNER_VALUE).as("owners");

  private final Table<?> table;

  WaitingOwners(ConnectorDefinition connector, AssociationDefinition association) {
    table =
        select(TARGET, OWNERS)
            .from(PENDING_LINK)
            .where(PENDING_LINK.CONNECTOR.eq(connector.name()))
            .and(PENDING_LINK.ASSOCIATION.eq(association.name()))
            .groupBy(TARGET)
            .asTable();
  }

  /** A row for each target. */
  Table<?> table() {
    return table;
  }

  /** Whether a row is that of a target. */
  Condition of(Field<String> target) {
    return target.eq(table.field(TARGET));
  }

  Field<String[]> owners() {
    return Objects.requireNonNull(table.field(OWNERS));
  }
}
