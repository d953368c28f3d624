package dev.sluice.repository.inspect;

import dev.sluice.repository.rest.ProblemCode;
import dev.sluice.repository.rest.Refuses;
import dev.sluice.repository.run.RunQueries;
import dev.sluice.repository.run.Synchronization;
import io.swagger.v3.oas.annotations.Operation;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Shows the progress of the inspection of a run's plan, and the plan in numbers. */
@RestController
class InspectionController {
  private final RunQueries runs;
  private final Inspections inspections;
  private final ChangeCounts counts;

  InspectionController(RunQueries runs, Inspections inspections, ChangeCounts counts) {
    this.runs = runs;
    this.inspections = inspections;
    this.counts = counts;
  }

  @GetMapping("/api/synchronizations/{id}/review")
  @Operation(
      summary = "Shows whether the plan of a held or dry run was inspected, and what it changes")
  @Refuses({ProblemCode.NOT_FOUND, ProblemCode.FORGOTTEN, ProblemCode.NOT_INSPECTED})
  InspectionView review(@PathVariable UUID id) {
    Synchronization run = runs.getKept(id);
    Inspection inspection = inspections.of(id).orElseThrow(() -> NotInspected.none(run));
    return InspectionView.of(inspection, counts.of(inspection));
  }
}
