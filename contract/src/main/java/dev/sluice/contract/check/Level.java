package dev.sluice.contract.check;

import dev.sluice.contract.agent.PreparedFile.Content;
import dev.sluice.contract.definition.Threshold;
import dev.sluice.contract.definition.Threshold.Operation;
import dev.sluice.contract.definition.Threshold.Subject;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A connector, entity type or association with its limits and its counts.
 *
 * @param scope its name
 * @param content what its source contained, if an empty source would count as the whole table
 */
record Level(
    String scope,
    Map<String, Double> thresholds,
    Content content,
    Changes resources,
    Changes links,
    Rows read) {

  /**
   * Planned changes, and what there was before.
   *
   * @param owned what the connector owned
   * @param active how much of it can still be deleted or switched off
   */
  record Changes(long inserted, long updated, long deleted, long owned, long active) {
    static final Changes NONE = new Changes(0, 0, 0, 0, 0);

    Changes plus(Changes other) {
      return new Changes(
          inserted + other.inserted,
          updated + other.updated,
          deleted + other.deleted,
          owned + other.owned,
          active + other.active);
    }

    private long count(Operation operation) {
      return switch (operation) {
        case INSERT -> inserted;
        case UPDATE -> updated;
        case DELETE -> deleted;
      };
    }

    /** What the operation can touch: inactive resources cannot be switched off again. */
    private long base(Operation operation) {
      return operation == Operation.DELETE ? active : owned;
    }
  }

  /** Rows of the sources, and how many of them cannot be used. */
  record Rows(long read, long rejected) {
    static final Rows NONE = new Rows(0, 0);

    Rows plus(Rows other) {
      return new Rows(read + other.read, rejected + other.rejected);
    }
  }

  Optional<Double> limit(Threshold threshold) {
    return Optional.ofNullable(thresholds.get(threshold.label()));
  }

  /** How many lines the threshold counts here. */
  long count(Threshold threshold) {
    @Nullable Operation operation = threshold.operation();
    return operation == null ? read.rejected() : changes(threshold.subject()).count(operation);
  }

  /** The number that the threshold's percentage is based on. */
  long base(Threshold threshold) {
    @Nullable Operation operation = threshold.operation();
    return operation == null ? read.read() : changes(threshold.subject()).base(operation);
  }

  /** Whether anything is deleted or switched off. */
  boolean takesAway() {
    return resources.deleted() + links.deleted() > 0;
  }

  private Changes changes(Subject subject) {
    return subject == Subject.LINK ? links : resources;
  }
}
