package dev.sluice.repository.decide;

import static dev.sluice.repository.jooq.Tables.INSPECTION;

import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.repository.inspect.fill.Inspector;
import java.util.UUID;
import javax.sql.DataSource;
import org.jooq.DSLContext;

/** Inspects plans for tests of this package, as a held run has it done. */
final class Inspected {
  private Inspected() {}

  /** Gives the number of the inspection. */
  static int plan(
      DataSource database, DSLContext dsl, UUID run, String digest, ConnectorDefinition connector) {
    new Inspector(database).inspect(run, digest, connector, read -> {});
    return dsl.fetchSingle(INSPECTION, INSPECTION.SYNCHRONIZATION_ID.eq(run)).getId();
  }
}
