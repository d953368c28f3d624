package dev.sluice.repository.compare.resource;

import dev.sluice.contract.definition.EntityTypeDefinition;
import dev.sluice.contract.definition.OnMissing;
import dev.sluice.contract.definition.Scope;
import dev.sluice.contract.run.Mode;
import dev.sluice.repository.compare.wire.ArrivingRows;
import dev.sluice.repository.compare.wire.ContentHash;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A merge join of the arriving rows and the stored resources, both in byte order of the key; it
 * writes the differences. It holds one row of each side at a time, as bytes: most rows change
 * nothing, and no objects are created for them.
 */
final class CompleteMerge {
  private final String connector;
  private final byte[] connectorBytes;
  private final EntityTypeDefinition type;
  private final Mode mode;
  private final PlannedResourceWriter planned;
  private final ContentHash hash = new ContentHash();
  private long unchanged;
  private long owned;
  private long active;

  CompleteMerge(
      String connector, EntityTypeDefinition type, Mode mode, PlannedResourceWriter planned) {
    this.connector = connector;
    this.connectorBytes = connector.getBytes(StandardCharsets.UTF_8);
    this.type = type;
    this.mode = mode;
    this.planned = planned;
  }

  /** Merges to the end of both. */
  void merge(ArrivingRows rows, StoredResources resources) {
    boolean row = rows.next();
    boolean stored = next(resources);
    while (row || stored) {
      int order = !row ? 1 : !stored ? -1 : order(rows, resources);
      if (order <= 0) {
        arrived(rows, order == 0 ? resources : null);
        row = rows.next();
      } else {
        missing(resources);
      }
      if (order >= 0) {
        stored = next(resources);
      }
    }
  }

  /** The number of rows that change nothing. */
  long unchanged() {
    return unchanged;
  }

  /** How many of the stored resources belong to the connector. */
  long owned() {
    return owned;
  }

  /** How many of the stored resources the run could delete or switch off. */
  long active() {
    return active;
  }

  private boolean next(StoredResources resources) {
    if (!resources.next()) {
      return false;
    }
    boolean ours = resources.belongsTo(connectorBytes);
    if (ours) {
      owned++;
    }
    if (resources.active() && (ours || reachesOthers(resources))) {
      active++;
    }
    return true;
  }

  private boolean reachesOthers(StoredResources resources) {
    return type.scope() != Scope.CONNECTOR
        && MissingScope.covers(type.scope(), resources, connector);
  }

  private static int order(ArrivingRows row, StoredResources stored) {
    return Arrays.compareUnsigned(
        row.buffer(),
        row.keyStart(),
        row.keyEnd(),
        stored.buffer(),
        stored.keyStart(),
        stored.keyEnd());
  }

  private void arrived(ArrivingRows row, @Nullable StoredResources stored) {
    if (row.keeps()) {
      return;
    }
    String error = row.rowError() != null ? row.rowError() : ownershipError(stored);
    if (error != null) {
      planned.error(row, error);
    } else if (stored == null) {
      planned.insert(row);
    } else if (holdsAlready(row, stored)) {
      unchanged++;
    } else {
      planned.update(row, stored);
    }
  }

  private @Nullable String ownershipError(@Nullable StoredResources stored) {
    return stored != null
            && !stored.belongsTo(connectorBytes)
            && !stored.belongsToNobody()
            && !type.adopt()
        ? "owned-by-another-connector"
        : null;
  }

  private boolean holdsAlready(ArrivingRows row, StoredResources stored) {
    if (!stored.belongsTo(connectorBytes)) {
      return false;
    }
    hash.compute(row.activeUnlessSaid() && !stored.keptOff(), row.attributes());
    return stored.has(hash);
  }

  private void missing(StoredResources stored) {
    if (mode == Mode.INITIAL || !MissingScope.covers(type.scope(), stored, connector)) {
      return;
    }
    if (type.onMissing() == OnMissing.DELETE) {
      planned.delete(stored);
    } else if (stored.active()) {
      planned.deactivate(stored);
    }
  }
}
