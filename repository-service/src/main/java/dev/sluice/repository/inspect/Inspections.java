package dev.sluice.repository.inspect;

import static dev.sluice.repository.jooq.Tables.INSPECTION;
import static dev.sluice.repository.jooq.Tables.REVIEW_COLUMN;
import static dev.sluice.repository.jooq.Tables.REVIEW_SEGMENT;
import static dev.sluice.repository.jooq.Tables.REVIEW_TARGET;

import dev.sluice.repository.jooq.tables.records.InspectionRecord;
import dev.sluice.repository.postgresql.Timestamps;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Finds inspections of plans. */
@Component
public class Inspections {
  private final DSLContext database;

  public Inspections(DSLContext database) {
    this.database = database;
  }

  /** The inspection of a run's plan, whatever its state, if there is one. */
  public Optional<Inspection> of(UUID run) {
    return database
        .fetchOptional(INSPECTION, INSPECTION.SYNCHRONIZATION_ID.eq(run))
        .map(this::inspection);
  }

  private Inspection inspection(InspectionRecord row) {
    return new Inspection(
        row.getId(),
        row.getSynchronizationId(),
        InspectionState.valueOf(row.getState()),
        row.getPlanDigest(),
        row.getDigest(),
        row.getChanges(),
        row.getStartedAt().toInstant(),
        Timestamps.instant(row.getEndedAt()),
        row.getFailure(),
        targets(row.getId()));
  }

  private List<InspectedDataset> targets(int inspection) {
    Map<Short, List<InspectedColumn>> columns = columns(inspection);
    Map<Short, List<InspectedSegment>> segments = segments(inspection);
    return database
        .selectFrom(REVIEW_TARGET)
        .where(REVIEW_TARGET.INSPECTION.eq(inspection))
        .orderBy(REVIEW_TARGET.TARGET)
        .fetch(
            row ->
                new InspectedDataset(
                    row.getTarget(),
                    row.getName(),
                    row.getAssociation(),
                    row.getHeld(),
                    row.getCube(),
                    columns.getOrDefault(row.getTarget(), List.of()),
                    segments.getOrDefault(row.getTarget(), List.of())));
  }

  private Map<Short, List<InspectedColumn>> columns(int inspection) {
    return database
        .selectFrom(REVIEW_COLUMN)
        .where(REVIEW_COLUMN.INSPECTION.eq(inspection))
        .orderBy(REVIEW_COLUMN.TARGET, REVIEW_COLUMN.COL)
        .fetchGroups(
            REVIEW_COLUMN.TARGET,
            row ->
                new InspectedColumn(
                    row.get(REVIEW_COLUMN.COL),
                    row.get(REVIEW_COLUMN.PROPERTY),
                    row.get(REVIEW_COLUMN.CHANGED),
                    row.get(REVIEW_COLUMN.EMPTIED),
                    row.get(REVIEW_COLUMN.FILLED),
                    row.get(REVIEW_COLUMN.PAIRS)));
  }

  private Map<Short, List<InspectedSegment>> segments(int inspection) {
    return database
        .selectFrom(REVIEW_SEGMENT)
        .where(REVIEW_SEGMENT.INSPECTION.eq(inspection))
        .orderBy(REVIEW_SEGMENT.TARGET, REVIEW_SEGMENT.SEGMENT)
        .fetchGroups(
            REVIEW_SEGMENT.TARGET,
            row ->
                new InspectedSegment(
                    row.get(REVIEW_SEGMENT.SEGMENT),
                    row.get(REVIEW_SEGMENT.PROPERTY),
                    row.get(REVIEW_SEGMENT.CUBE)));
  }
}
