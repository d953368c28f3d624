package dev.sluice.repository.finding.plan;

import static dev.sluice.repository.jooq.Tables.COMPARED_TARGET;
import static dev.sluice.repository.jooq.Tables.INSPECTION;
import static dev.sluice.repository.jooq.Tables.RESOURCE;
import static dev.sluice.repository.jooq.Tables.RESOURCE_CHANGE;
import static dev.sluice.repository.jooq.Tables.REVIEW_PERSON_PAIR;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;

import dev.sluice.contract.run.Mode;
import dev.sluice.repository.finding.evidence.PairedPeople;
import dev.sluice.repository.finding.evidence.Row;
import dev.sluice.repository.finding.evidence.Share;
import dev.sluice.repository.pair.match.PersonPair;
import dev.sluice.repository.resource.stored.StoredAttributes;
import dev.sluice.repository.run.Synchronization;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jooq.DSLContext;

/**
 * Reads more data for a sample, besides the planned changes. The hash of the key decides which
 * resources are used, so they are always the same.
 */
final class PlanRows {
  private static final int MOST_TYPES = 100;

  private final DSLContext dsl;
  private final UUID run;
  private final String connector;
  private final boolean incremental;

  PlanRows(DSLContext dsl, Synchronization run) {
    this.dsl = dsl;
    this.run = run.id();
    this.connector = run.connector();
    this.incremental = run.mode() == Mode.INCREMENTAL;
  }

  /** Who was found under another key when the plan was inspected. */
  PairedPeople people(String type) {
    return Objects.requireNonNull(
        dsl.select(
                count(),
                count().filterWhere(REVIEW_PERSON_PAIR.TIER.eq(PersonPair.Tier.SURE.name())))
            .from(REVIEW_PERSON_PAIR)
            .join(INSPECTION)
            .on(INSPECTION.ID.eq(REVIEW_PERSON_PAIR.INSPECTION))
            .where(INSPECTION.SYNCHRONIZATION_ID.eq(run), REVIEW_PERSON_PAIR.ENTITY_TYPE.eq(type))
            .fetchOne(row -> new PairedPeople(row.value1(), row.value2())));
  }

  /** How many resources of the dataset the connector owned before the run. */
  long owned(String dataset) {
    if (incremental) {
      // Compare counts those of an incremental run only if a limit asks for it.
      return dsl.fetchCount(
          RESOURCE, RESOURCE.ENTITY_TYPE.eq(dataset), RESOURCE.CONNECTOR.eq(connector));
    }
    return dsl.select(COMPARED_TARGET.HELD)
        .from(COMPARED_TARGET)
        .where(COMPARED_TARGET.SYNCHRONIZATION_ID.eq(run), COMPARED_TARGET.TARGET.eq(dataset))
        .fetchOptional(COMPARED_TARGET.HELD)
        .orElse(0L);
  }

  /** The connector's resources that the plan does not name. */
  List<Row> unchanged(String type) {
    return dsl.select(RESOURCE.KEY, RESOURCE.ATTRIBUTES)
        .from(RESOURCE)
        .where(
            RESOURCE.ENTITY_TYPE.eq(type),
            RESOURCE.CONNECTOR.eq(connector),
            notExists(
                selectOne()
                    .from(RESOURCE_CHANGE)
                    .where(
                        RESOURCE_CHANGE.SYNCHRONIZATION_ID.eq(run),
                        RESOURCE_CHANGE.ENTITY_TYPE.eq(type),
                        RESOURCE_CHANGE.KEY.eq(RESOURCE.KEY))))
        .orderBy(PlanWalk.hash(RESOURCE.KEY))
        .limit(PlanWalk.SAMPLED)
        .fetch(row -> new Row(row.value1(), StoredAttributes.texts(row.value2().data())));
  }

  /** Those of which anything is stored, whatever connector it is of. */
  List<String> entityTypes() {
    List<String> types = new ArrayList<>();
    String last = "";
    // From one to the next in the index: to read all rows for some names takes too long.
    while (types.size() < MOST_TYPES) {
      String next =
          dsl.select(RESOURCE.ENTITY_TYPE)
              .from(RESOURCE)
              .where(RESOURCE.ENTITY_TYPE.gt(last))
              .orderBy(RESOURCE.ENTITY_TYPE)
              .limit(1)
              .fetchOne(RESOURCE.ENTITY_TYPE);
      if (next == null) {
        break;
      }
      types.add(next);
      last = next;
    }
    return types;
  }

  /** How many of some keys are keys of each of these types. */
  Map<String, Share> keysOf(List<String> types, List<String> keys) {
    Map<String, Share> shares = new TreeMap<>();
    if (keys.isEmpty()) {
      return shares;
    }
    for (String type : types) {
      int known =
          dsl.fetchCount(RESOURCE, RESOURCE.ENTITY_TYPE.eq(type).and(RESOURCE.KEY.in(keys)));
      shares.put(type, new Share(known, keys.size()));
    }
    return shares;
  }
}
