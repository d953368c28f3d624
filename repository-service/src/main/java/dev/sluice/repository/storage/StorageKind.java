package dev.sluice.repository.storage;

/** The kinds of data in the database, by the reason for keeping them. */
public enum StorageKind {
  RESOURCES,
  CHANGES,
  REJECTS,
  UPLOADS,
  RUNS,
  OTHER;

  static StorageKind of(String table) {
    if (table.startsWith("plan_part_")) {
      return CHANGES;
    }
    return switch (table) {
      case "resource",
          "resource_identifier",
          "resource_link",
          "pending_link",
          "unsettled_row",
          "withheld_change",
          "waiting_identifier" ->
          RESOURCES;
      case "resource_change",
          "resource_link_change",
          "pending_link_change",
          "suppressed_change",
          "compared_target",
          "column_profile",
          "inspection",
          "review_target",
          "review_column",
          "review_segment",
          "review_segment_value",
          "review_change",
          "review_cell",
          "review_cube",
          "review_value",
          "review_pair",
          "review_mask",
          "review_rule",
          "review_person_pair",
          "review_impact",
          "review_impact_resource",
          "review_finding",
          "review_counter_test" ->
          CHANGES;
      case "reject" -> REJECTS;
      case "upload", "upload_piece" -> UPLOADS;
      case "synchronization",
          "run_definition",
          "review_decision",
          "review_filter",
          "review_sample",
          "review_evidence",
          "idempotency_key" ->
          RUNS;
      default -> OTHER;
    };
  }
}
