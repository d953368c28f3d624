package dev.sluice.repository.inspect;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The results of an inspection for the reviewer, as JSON. */
record InspectionView(
    InspectionState state,
    @Schema(description = "How many changes were read so far; all of them if the state is DONE")
        long changes,
    Instant startedAt,
    @Nullable Instant endedAt,
    @Nullable String failure,
    String planDigest,
    @Schema(description = "Identifies the inspection for decisions; null before the state is DONE")
        @Nullable String digest,
    @Schema(description = "Entity types and then associations; empty before the state is DONE")
        List<Target> targets) {

  /** An entity type or association. */
  @Schema(name = "ReviewTarget")
  record Target(
      String name,
      boolean association,
      @Schema(description = "How many resources or links the connector had before the run")
          long held,
      long deletes,
      long deactivated,
      long updates,
      long inserts,
      @Schema(description = "The properties by which changes are grouped") List<String> segments) {}

  static InspectionView of(
      Inspection inspection, Map<Integer, Map<ReviewedOperation, Long>> counts) {
    return new InspectionView(
        inspection.state(),
        inspection.changes(),
        inspection.startedAt(),
        inspection.endedAt(),
        inspection.failure(),
        inspection.planDigest(),
        inspection.digest(),
        inspection.datasets().stream()
            .map(dataset -> target(dataset, counts.getOrDefault(dataset.number(), Map.of())))
            .toList());
  }

  private static Target target(InspectedDataset dataset, Map<ReviewedOperation, Long> counts) {
    return new Target(
        dataset.name(),
        dataset.association(),
        dataset.owned(),
        counts.getOrDefault(ReviewedOperation.DELETE, 0L),
        counts.getOrDefault(ReviewedOperation.DEACTIVATE, 0L),
        counts.getOrDefault(ReviewedOperation.UPDATE, 0L),
        counts.getOrDefault(ReviewedOperation.INSERT, 0L),
        dataset.segments().stream().map(InspectedSegment::property).toList());
  }
}
