package dev.sluice.repository.compare;

import dev.sluice.repository.plan.CopyWriter;
import org.jspecify.annotations.Nullable;

/** One row for {@link PlannedResources}. */
record PlannedRow(
    String key,
    @Nullable String operation,
    @Nullable Long resourceId,
    @Nullable Long beforeVersion,
    @Nullable Boolean afterActive,
    @Nullable String after,
    @Nullable String afterConnector,
    boolean overlay,
    @Nullable String code) {

  static PlannedRow insert(ArrivingRow row, String connector) {
    return new PlannedRow(
        row.key(),
        "insert",
        null,
        null,
        row.activeUnlessSaid(),
        row.attributes(),
        connector,
        false,
        null);
  }

  /** An update, or a deactivation where the row switches an active resource off. */
  static PlannedRow update(ArrivingRow row, StoredResource stored, String connector) {
    boolean active = row.activeUnlessSaid();
    return new PlannedRow(
        row.key(),
        stored.active() && !active ? "deactivate" : "update",
        stored.id(),
        stored.version(),
        active,
        row.attributes(),
        connector,
        stored.madeByPeople(),
        null);
  }

  static PlannedRow delete(StoredResource stored) {
    return new PlannedRow(
        stored.key(), "delete", stored.id(), stored.version(), null, null, null, false, null);
  }

  /** Switches off a resource that is missing; its attributes and its connector stay. */
  static PlannedRow deactivate(StoredResource stored) {
    return new PlannedRow(
        stored.key(),
        "deactivate",
        stored.id(),
        stored.version(),
        false,
        null,
        stored.connector(),
        false,
        null);
  }

  static PlannedRow error(String key, String code) {
    return new PlannedRow(key, null, null, null, null, null, null, false, code);
  }

  void writeTo(CopyWriter writer) {
    writer
        .text(key)
        .text(operation)
        .number(resourceId)
        .number(beforeVersion)
        .truth(afterActive)
        .text(after)
        .text(afterConnector)
        .truth(overlay)
        .text(code)
        .endRow();
  }
}
