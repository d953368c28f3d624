package dev.sluice.repository.compare;

import static dev.sluice.repository.jooq.Tables.RESOURCE_CHANGE;

import dev.sluice.contract.definition.EntityTypeDefinition;
import dev.sluice.repository.plan.CopyWriter;
import dev.sluice.repository.plan.PlanPart;
import java.sql.Connection;
import java.util.UUID;
import org.jooq.DSLContext;

/**
 * Writes inserts into a part of the plan as they arrive, where no resource of their type exists:
 * gathered first, a million of them would be written twice. The part's table gives each its id.
 */
final class DirectInserts implements AutoCloseable {
  private final CopyWriter writer;
  private final String synchronizationId;
  private final String entityType;
  private final String connector;

  DirectInserts(
      Connection connection,
      DSLContext dsl,
      PlanPart part,
      UUID synchronizationId,
      EntityTypeDefinition type,
      String connector) {
    this.synchronizationId = synchronizationId.toString();
    this.entityType = type.name();
    this.connector = connector;
    this.writer =
        CopyWriter.intoNew(
            connection,
            dsl,
            part.rows(),
            RESOURCE_CHANGE.SYNCHRONIZATION_ID,
            RESOURCE_CHANGE.ENTITY_TYPE,
            RESOURCE_CHANGE.KEY,
            RESOURCE_CHANGE.OPERATION,
            RESOURCE_CHANGE.AFTER_ACTIVE,
            RESOURCE_CHANGE.AFTER,
            RESOURCE_CHANGE.AFTER_CONNECTOR);
  }

  /** The COPY that others over the same connection interrupt. */
  CopyWriter writer() {
    return writer;
  }

  void write(ArrivingRows row) {
    JsonBytes json = row.attributes();
    writer
        .text(synchronizationId)
        .text(entityType)
        .text(row.buffer(), row.keyStart(), row.keyEnd())
        .text("insert")
        .truth(row.activeUnlessSaid())
        .text(json.buffer(), JsonBytes.START, json.end())
        .text(connector)
        .endRow();
  }

  @Override
  public void close() {
    writer.close();
  }
}
