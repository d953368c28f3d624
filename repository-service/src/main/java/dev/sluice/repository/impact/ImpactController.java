package dev.sluice.repository.impact;

import static dev.sluice.repository.jooq.Tables.INSPECTION;
import static dev.sluice.repository.jooq.Tables.REVIEW_IMPACT;
import static dev.sluice.repository.jooq.Tables.REVIEW_IMPACT_RESOURCE;

import dev.sluice.repository.jooq.tables.records.ReviewImpactRecord;
import dev.sluice.repository.rest.Page;
import dev.sluice.repository.rest.ProblemCode;
import dev.sluice.repository.rest.Reads;
import dev.sluice.repository.rest.Refuses;
import dev.sluice.repository.rest.SortedRows;
import dev.sluice.repository.run.RunQueries;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows further consequences of a plan. */
@RestController
@RequestMapping("/api/synchronizations/{id}/review/impact")
class ImpactController {
  private final RunQueries runs;
  private final SortedRows<ImpactView> impacts;
  private final SortedRows<String> concerned;

  ImpactController(RunQueries runs, DSLContext database, Reads reads) {
    this.runs = runs;
    this.impacts =
        new SortedRows<>(
            reads,
            List.of(REVIEW_IMPACT.I),
            (condition, limit) ->
                database
                    .select(REVIEW_IMPACT.fields())
                    .from(REVIEW_IMPACT)
                    .join(INSPECTION)
                    .on(INSPECTION.ID.eq(REVIEW_IMPACT.INSPECTION))
                    .where(condition)
                    .orderBy(REVIEW_IMPACT.I)
                    .limit(limit),
            row -> view(row.into(REVIEW_IMPACT)));
    this.concerned =
        new SortedRows<>(
            reads,
            List.of(REVIEW_IMPACT_RESOURCE.KEY),
            (condition, limit) ->
                database
                    .select(REVIEW_IMPACT_RESOURCE.KEY)
                    .from(REVIEW_IMPACT_RESOURCE)
                    .join(INSPECTION)
                    .on(INSPECTION.ID.eq(REVIEW_IMPACT_RESOURCE.INSPECTION))
                    .where(condition)
                    .orderBy(REVIEW_IMPACT_RESOURCE.KEY)
                    .limit(limit),
            row -> row.get(REVIEW_IMPACT_RESOURCE.KEY));
  }

  @GetMapping
  @Operation(summary = "Shows further consequences of a plan, such as people without a manager")
  @Refuses({ProblemCode.NOT_FOUND, ProblemCode.FORGOTTEN})
  Page<ImpactView> impact(
      @PathVariable UUID id,
      @RequestParam @Nullable Integer limit,
      @RequestParam @Nullable String after) {
    return impacts.page(INSPECTION.SYNCHRONIZATION_ID.eq(runs.getKept(id).id()), limit, after);
  }

  @GetMapping("/{i}/resources")
  @Operation(summary = "Lists the keys of the resources of a line, at most 10,000")
  @Refuses({ProblemCode.NOT_FOUND, ProblemCode.FORGOTTEN})
  Page<String> resources(
      @PathVariable UUID id,
      @PathVariable long i,
      @RequestParam @Nullable Integer limit,
      @RequestParam @Nullable String after) {
    return concerned.page(
        INSPECTION.SYNCHRONIZATION_ID.eq(runs.getKept(id).id()).and(REVIEW_IMPACT_RESOURCE.I.eq(i)),
        limit,
        after);
  }

  private static ImpactView view(ReviewImpactRecord row) {
    return new ImpactView(
        row.getI(),
        row.getKind(),
        row.getTarget(),
        row.getProperty(),
        row.getEntityType(),
        row.getResources(),
        ImpactWords.of(
            ImpactKind.valueOf(row.getKind()),
            row.getTarget(),
            row.getProperty(),
            row.getEntityType(),
            row.getResources()));
  }
}
