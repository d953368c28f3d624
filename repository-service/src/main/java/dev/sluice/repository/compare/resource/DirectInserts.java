package dev.sluice.repository.compare.resource;

import dev.sluice.repository.compare.wire.ArrivingRows;
import dev.sluice.repository.compare.wire.ContentHash;
import dev.sluice.repository.compare.wire.JsonBytes;
import dev.sluice.repository.plan.PlanPart;
import dev.sluice.repository.postgresql.CopyWriter;
import java.sql.Connection;

/**
 * Writes inserts directly into a part of the plan, if their type has no resources yet: otherwise, a
 * million of them would be written twice.
 */
final class DirectInserts implements AutoCloseable {
  private final CopyWriter writer;
  private final ReservedIds ids;
  private final ContentHash hash = new ContentHash();
  private final String entityType;
  private final String connector;

  DirectInserts(
      Connection connection, PlanPart part, ReservedIds ids, String entityType, String connector) {
    this.writer = part.writer(connection);
    this.ids = ids;
    this.entityType = entityType;
    this.connector = connector;
  }

  /** The COPY that others over the same connection interrupt. */
  CopyWriter writer() {
    return writer;
  }

  void write(ArrivingRows row) {
    JsonBytes json = row.attributes();
    writer
        .text(entityType)
        .text(row.buffer(), row.keyStart(), row.keyEnd())
        .text("insert")
        .number(ids.next());
    // There is no version before, no state and no attributes.
    writer.text(null).truth(null).text(null);
    writer
        .truth(row.activeUnlessSaid())
        .text(json.buffer(), JsonBytes.START, json.end())
        .text(connector);
    hash.compute(row.activeUnlessSaid(), json);
    hash.writeTo(writer);
    writer.endRow();
  }

  @Override
  public void close() {
    writer.close();
  }
}
