package dev.sluice.repository.compare;

import dev.sluice.contract.definition.EntityTypeDefinition;
import dev.sluice.contract.definition.OnMissing;
import dev.sluice.contract.run.Mode;
import dev.sluice.repository.plan.CopyWriter;
import org.jspecify.annotations.Nullable;

/**
 * Merges the rows that arrive with the resources that are stored, both in byte order of the key,
 * and writes what differs. It holds one row of each at a time.
 */
final class CompleteMerge {
  private final String connector;
  private final EntityTypeDefinition type;
  private final Mode mode;
  private final CopyWriter planned;
  private final ContentHash hash = new ContentHash();
  private long unchanged;

  CompleteMerge(String connector, EntityTypeDefinition type, Mode mode, CopyWriter planned) {
    this.connector = connector;
    this.type = type;
    this.mode = mode;
    this.planned = planned;
  }

  /** Merges to the end of both and gives the number of rows that change nothing. */
  long merge(ArrivingRows rows, StoredResources resources) {
    ArrivingRow row = rows.next();
    StoredResource stored = resources.next();
    while (row != null || stored != null) {
      int order = order(row, stored);
      if (row != null && order <= 0) {
        arrived(row, order == 0 ? stored : null);
        row = rows.next();
      } else if (stored != null && order > 0) {
        missing(stored);
      }
      if (order >= 0) {
        stored = resources.next();
      }
    }
    return unchanged;
  }

  private static int order(@Nullable ArrivingRow row, @Nullable StoredResource stored) {
    if (row == null) {
      return 1;
    }
    return stored == null ? -1 : KeyOrder.compare(row.key(), stored.key());
  }

  private void arrived(ArrivingRow row, @Nullable StoredResource stored) {
    if (row.keeps()) {
      return;
    }
    String error = row.error() != null ? row.error() : ownershipError(stored);
    if (error != null) {
      plan(PlannedRow.error(row.key(), error));
    } else if (stored == null) {
      plan(PlannedRow.insert(row, connector));
    } else if (holdsAlready(row, stored)) {
      unchanged++;
    } else {
      plan(PlannedRow.update(row, stored, connector));
    }
  }

  private @Nullable String ownershipError(@Nullable StoredResource stored) {
    return stored != null && stored.belongsToAnother(connector) && !type.adopt()
        ? "owned-by-another-connector"
        : null;
  }

  private boolean holdsAlready(ArrivingRow row, StoredResource stored) {
    return connector.equals(stored.connector())
        && stored.hash().equals(hash.of(row.activeUnlessSaid(), row.attributes()));
  }

  private void missing(StoredResource stored) {
    if (mode == Mode.INITIAL || !MissingScope.covers(type.scope(), stored, connector)) {
      return;
    }
    if (type.onMissing() == OnMissing.DELETE) {
      plan(PlannedRow.delete(stored));
    } else if (stored.active()) {
      plan(PlannedRow.deactivate(stored));
    }
  }

  private void plan(PlannedRow row) {
    row.writeTo(planned);
  }
}
