package dev.sluice.repository.pair;

import static dev.sluice.repository.jooq.Tables.INSPECTION;
import static dev.sluice.repository.jooq.Tables.RESOURCE_CHANGE;
import static dev.sluice.repository.jooq.Tables.REVIEW_PERSON_PAIR;

import dev.sluice.repository.jooq.tables.ResourceChange;
import dev.sluice.repository.jooq.tables.records.ReviewPersonPairRecord;
import dev.sluice.repository.pair.match.PersonPair.Tier;
import dev.sluice.repository.postgresql.Timestamps;
import dev.sluice.repository.resource.stored.StoredAttributes;
import dev.sluice.repository.rest.Page;
import dev.sluice.repository.rest.Reads;
import dev.sluice.repository.rest.SortedRows;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSON;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the pairs of a run's plan for reviewers. */
@Component
class PairQueries {
  private static final ResourceChange DELETED = RESOURCE_CHANGE.as("deleted_change");
  private static final ResourceChange INSERTED = RESOURCE_CHANGE.as("inserted_change");

  private final SortedRows<PairView> rows;

  PairQueries(DSLContext database, Reads reads) {
    this.rows =
        new SortedRows<>(
            reads,
            List.of(REVIEW_PERSON_PAIR.P),
            (condition, limit) ->
                database
                    .select(REVIEW_PERSON_PAIR.fields())
                    .select(DELETED.BEFORE, INSERTED.AFTER)
                    .from(REVIEW_PERSON_PAIR)
                    .join(INSPECTION)
                    .on(INSPECTION.ID.eq(REVIEW_PERSON_PAIR.INSPECTION))
                    .leftJoin(DELETED)
                    .on(isChange(DELETED).and(DELETED.KEY.eq(REVIEW_PERSON_PAIR.DELETED)))
                    .leftJoin(INSERTED)
                    .on(isChange(INSERTED).and(INSERTED.KEY.eq(REVIEW_PERSON_PAIR.INSERTED)))
                    .where(condition)
                    .orderBy(REVIEW_PERSON_PAIR.P)
                    .limit(limit),
            PairQueries::view);
  }

  Page<PairView> page(
      UUID run, @Nullable Tier tier, @Nullable Integer limit, @Nullable String after) {
    Condition ofRun = INSPECTION.SYNCHRONIZATION_ID.eq(run);
    return rows.page(
        tier == null ? ofRun : ofRun.and(REVIEW_PERSON_PAIR.TIER.eq(tier.name())), limit, after);
  }

  /** One pair, whatever was said of it. */
  Optional<PairView> pair(UUID run, long p) {
    return rows
        .page(INSPECTION.SYNCHRONIZATION_ID.eq(run).and(REVIEW_PERSON_PAIR.P.eq(p)), 1, null)
        .items()
        .stream()
        .findFirst();
  }

  private static Condition isChange(ResourceChange change) {
    return change
        .SYNCHRONIZATION_ID
        .eq(INSPECTION.SYNCHRONIZATION_ID)
        .and(change.ENTITY_TYPE.eq(REVIEW_PERSON_PAIR.ENTITY_TYPE));
  }

  private static PairView view(Record row) {
    ReviewPersonPairRecord pair = row.into(REVIEW_PERSON_PAIR);
    return new PairView(
        pair.getP(),
        pair.getEntityType(),
        pair.getTier(),
        pair.getBits(),
        Arrays.asList(pair.getEvidence()),
        side(pair.getDeleted(), row.get(DELETED.BEFORE)),
        side(pair.getInserted(), row.get(INSERTED.AFTER)),
        pair.getVerdict(),
        pair.getSaidBy(),
        Timestamps.instant(pair.getSaidAt()));
  }

  private static PairView.Side side(String key, @Nullable JSON attributes) {
    return new PairView.Side(
        key, attributes == null ? null : StoredAttributes.values(attributes.data()));
  }
}
