package dev.sluice.repository.compare;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of an entity type as it arrived.
 *
 * @param command empty in complete and initial runs, or {@code keep}
 * @param attributes the values it has, as {@link CanonicalJson}
 * @param emptied the properties that it empties
 * @param active what its status column says; null where it says nothing
 * @param error the code of the row error that is plain from the row alone
 */
record ArrivingRow(
    String command,
    String key,
    String attributes,
    List<String> emptied,
    @Nullable Boolean active,
    @Nullable String error) {

  /** Whether the row only says that its resource is there. */
  boolean keeps() {
    return command.equals("keep");
  }

  boolean activeUnlessSaid() {
    return active == null || active;
  }
}
