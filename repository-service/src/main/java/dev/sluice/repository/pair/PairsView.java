package dev.sluice.repository.pair;

import dev.sluice.repository.inspect.Inspection;
import dev.sluice.repository.inspect.ReviewedOperation;
import dev.sluice.repository.pair.match.PlannedPeople;
import dev.sluice.repository.rest.Page;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A page of pairs, and whether there may be more pairs than those examined. */
record PairsView(
    List<PairView> items,
    @Nullable String next,
    @Schema(
            description =
                "Entity types with so many deletes or inserts that only a part was examined")
        List<Part> parts) {

  /**
   * What was looked at of an entity type.
   *
   * @param oneIn one in so many
   */
  @Schema(name = "PairsPart")
  record Part(String entityType, long oneIn) {}

  /**
   * The page as it is told.
   *
   * @param counts of the plan's changes, by the numbers of their datasets
   */
  static PairsView of(
      Page<PairView> page,
      @Nullable Inspection inspection,
      Map<Integer, Map<ReviewedOperation, Long>> counts) {
    List<Part> parts =
        inspection == null
            ? List.of()
            : inspection.datasets().stream()
                .filter(dataset -> !dataset.association())
                .map(
                    dataset ->
                        new Part(
                            dataset.name(), oneIn(counts.getOrDefault(dataset.number(), Map.of()))))
                .filter(part -> part.oneIn() > 1)
                .toList();
    return new PairsView(page.items(), page.next(), parts);
  }

  private static long oneIn(Map<ReviewedOperation, Long> counts) {
    return PlannedPeople.oneIn(
        counts.getOrDefault(ReviewedOperation.DELETE, 0L)
            + counts.getOrDefault(ReviewedOperation.DEACTIVATE, 0L),
        counts.getOrDefault(ReviewedOperation.INSERT, 0L));
  }
}
