package dev.sluice.repository.compare;

import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.definition.EntityTypeDefinition;
import dev.sluice.contract.run.Mode;
import dev.sluice.repository.plan.CopyWriter;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;

/** Plans the changes of one entity type in {@link PlannedResources}. */
final class ResourcePlan {
  private final DSLContext dsl;
  private final CompareAttempt right;
  private final String connector;
  private final EntityTypeDefinition type;
  private long unchanged;
  private long held;
  private long direct;
  private boolean overlays;
  private boolean followed;

  ResourcePlan(
      DSLContext dsl,
      CompareAttempt right,
      ConnectorDefinition connector,
      EntityTypeDefinition type) {
    this.dsl = dsl;
    this.right = right;
    this.connector = connector.name();
    this.type = type;
  }

  /** Plans a complete or initial run: the rows are merged with the stored resources. */
  void merge(Connection connection, DataSource database, Mode mode, InputStream csv) {
    try (var claimed = new ClaimedValues(type)) {
      merge(connection, database, mode, csv, claimed);
    }
  }

  private void merge(
      Connection connection,
      DataSource database,
      Mode mode,
      InputStream csv,
      ClaimedValues claimed) {
    PlannedResources.create(dsl);
    boolean directly = claimed.areComparable() && !UniqueValues.areHeld(dsl, type);
    if (directly) {
      right.writesThePlan(dsl);
    }
    // One connection reads while the other writes.
    try (Connection reading = database.getConnection()) {
      reading.setAutoCommit(true);
      try (var stored =
              new StoredResources(reading, DSL.using(reading, SQLDialect.POSTGRES), type.name());
          var inserts =
              new DirectInserts(connection, dsl, right.synchronizationId(), type, connector);
          CopyWriter writer =
              PlannedResources.writer(connection, dsl).interrupting(inserts.writer())) {
        var planned = new PlannedRows(writer, directly ? inserts : null, connector, claimed);
        var merge = new CompleteMerge(connector, type, mode, planned);
        merge.merge(new ArrivingRows(type, mode, csv), stored);
        direct = inserts.writer().finish();
        writer.finish();
        unchanged = merge.unchanged();
        held = merge.held();
        overlays = planned.overlays();
      }
    } catch (SQLException e) {
      throw new DataAccessException("the stored resources cannot be read", e);
    }
    // A first load has nobody to clash with but itself.
    boolean clashes = directly && claimed.mayClash();
    if (clashes) {
      PlannedResources.takeBack(dsl, right.synchronizationId(), type.name());
      direct = 0;
    }
    PlannedResources.analyze(dsl);
    if (overlays) {
      PlannedResources.overlay(dsl, DeltaPlan.mapped(type));
    }
    if (!directly || clashes) {
      UniqueValues.refuse(dsl, type);
    }
  }

  /** Plans an incremental run. */
  void follow(Connection connection, boolean commands, InputStream csv) {
    PlannedResources.create(dsl);
    DeltaPlan.gather(connection, dsl, new ArrivingRows(type, Mode.INCREMENTAL, csv));
    DeltaPlan.plan(dsl, connector, type, commands);
    followed = true;
    PlannedResources.analyze(dsl);
    UniqueValues.refuse(dsl, type);
  }

  long countUnchanged() {
    return unchanged + (followed || overlays ? PlannedResources.countUnchanged(dsl) : 0);
  }

  /** How many resources of the type the connector holds; known where rows were merged. */
  long held() {
    return held;
  }

  /** Moves the changes to the plan and gives their number. */
  long joinPlan() {
    return direct + PlannedResources.joinPlan(dsl, right.synchronizationId(), type.name());
  }

  long keepErrors() {
    return PlannedResources.keepErrors(dsl, right.synchronizationId(), type.source(), type.name());
  }
}
