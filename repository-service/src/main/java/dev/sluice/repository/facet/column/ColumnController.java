package dev.sluice.repository.facet.column;

import dev.sluice.repository.filter.plan.ReviewedPlans;
import dev.sluice.repository.rest.ProblemCode;
import dev.sluice.repository.rest.Reads;
import dev.sluice.repository.rest.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The properties that an inspected plan changes, over REST. */
@RestController
@RequestMapping("/api/synchronizations/{id}/review/columns")
final class ColumnController {
  private final ReviewedPlans plans;
  private final Columns columns;
  private final Reads reads;

  ColumnController(ReviewedPlans plans, Columns columns, Reads reads) {
    this.plans = plans;
    this.columns = columns;
    this.reads = reads;
  }

  @GetMapping
  @Operation(summary = "Lists the properties that updates of an inspected plan change")
  @Refuses({ProblemCode.NOT_FOUND, ProblemCode.FORGOTTEN, ProblemCode.NOT_INSPECTED})
  ColumnsView columns(@PathVariable UUID id) {
    return reads.some(() -> new ColumnsView(columns.all(plans.get(id))));
  }

  @GetMapping("/{type}/{property}")
  @Operation(summary = "Shows a property before and after: values, patterns, distances")
  @Refuses({ProblemCode.NOT_FOUND, ProblemCode.FORGOTTEN, ProblemCode.NOT_INSPECTED})
  ColumnDetailView column(
      @PathVariable UUID id, @PathVariable String type, @PathVariable String property) {
    return reads.some(() -> columns.one(plans.get(id), type, property));
  }
}
