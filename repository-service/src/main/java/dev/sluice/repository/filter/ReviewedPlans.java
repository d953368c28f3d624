package dev.sluice.repository.filter;

import static dev.sluice.repository.jooq.Tables.INSPECTION;
import static dev.sluice.repository.jooq.Tables.REVIEW_COLUMN;
import static dev.sluice.repository.jooq.Tables.REVIEW_SEGMENT;
import static dev.sluice.repository.jooq.Tables.REVIEW_TARGET;

import dev.sluice.repository.filter.ReviewedPlan.Column;
import dev.sluice.repository.filter.ReviewedPlan.Segment;
import dev.sluice.repository.filter.ReviewedPlan.Target;
import dev.sluice.repository.jooq.tables.records.InspectionRecord;
import dev.sluice.repository.rest.ProblemCode;
import dev.sluice.repository.rest.ProblemException;
import dev.sluice.repository.run.RunQueries;
import dev.sluice.repository.run.Synchronization;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Finds what was inspected, for those who look at it. */
@Component
public class ReviewedPlans {
  private final DSLContext database;
  private final RunQueries runs;

  ReviewedPlans(DSLContext database, RunQueries runs) {
    this.database = database;
    this.runs = runs;
  }

  /**
   * The inspected plan of a run.
   *
   * @throws ProblemException that says why there is none, or not yet
   */
  public ReviewedPlan get(UUID run) {
    Synchronization kept = runs.getKept(run);
    InspectionRecord inspection =
        database.fetchOne(INSPECTION, INSPECTION.SYNCHRONIZATION_ID.eq(run));
    if (inspection == null) {
      throw missing(
          "The changes of synchronization %s were not inspected: only those of a held run or a dry"
              + " run are. See its changes and link-changes instead.",
          run);
    }
    if (inspection.getState().equals("RUNNING")) {
      throw missing(
          "The changes of synchronization %s are being inspected, "
              + inspection.getChanges()
              + " so far. Ask again in a moment.",
          run);
    }
    if (inspection.getState().equals("FAILED")) {
      throw missing(
          "The changes of synchronization %s could not be inspected. See its changes and"
              + " link-changes instead; they are complete.",
          run);
    }
    if (!inspection.getPlanDigest().equals(kept.planDigest())) {
      throw missing(
          "What was inspected of synchronization %s is another plan than the one it has now.", run);
    }
    return plan(inspection);
  }

  private static ProblemException missing(String sentence, UUID run) {
    return new ProblemException(ProblemCode.NOT_INSPECTED, sentence.formatted(run));
  }

  private ReviewedPlan plan(InspectionRecord inspection) {
    int id = inspection.getId();
    Map<Short, List<Column>> columns =
        database
            .selectFrom(REVIEW_COLUMN)
            .where(REVIEW_COLUMN.INSPECTION.eq(id))
            .orderBy(REVIEW_COLUMN.TARGET, REVIEW_COLUMN.COL)
            .fetchGroups(
                REVIEW_COLUMN.TARGET,
                row -> new Column(row.getTarget(), row.getCol(), row.getProperty()));
    Map<Short, List<Segment>> segments =
        database
            .selectFrom(REVIEW_SEGMENT)
            .where(REVIEW_SEGMENT.INSPECTION.eq(id))
            .orderBy(REVIEW_SEGMENT.TARGET, REVIEW_SEGMENT.SEGMENT)
            .fetchGroups(
                REVIEW_SEGMENT.TARGET,
                row -> new Segment(row.getTarget(), row.getSegment(), row.getProperty(), true));
    List<Target> targets =
        database
            .selectFrom(REVIEW_TARGET)
            .where(REVIEW_TARGET.INSPECTION.eq(id))
            .orderBy(REVIEW_TARGET.TARGET)
            .fetch(
                row ->
                    new Target(
                        row.getTarget(),
                        row.getName(),
                        row.getAssociation(),
                        row.getHeld(),
                        true,
                        columns.getOrDefault(row.getTarget(), List.of()),
                        segments.getOrDefault(row.getTarget(), List.of())));
    return new ReviewedPlan(
        id,
        inspection.getSynchronizationId(),
        inspection.getPlanDigest(),
        inspection.getChanges(),
        targets);
  }
}
