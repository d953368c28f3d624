package dev.sluice.repository.pair;

import static dev.sluice.repository.jooq.Tables.REVIEW_PERSON_PAIR;

import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.definition.EntityTypeDefinition;
import dev.sluice.repository.pair.match.PersonPair;
import dev.sluice.repository.pair.match.PlannedPeople;
import dev.sluice.repository.postgresql.CopyWriter;
import dev.sluice.repository.protection.Protections;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jooq.DSLContext;

/** The people under new keys that were found in a plan. */
public final class FoundPairs {
  private final Map<String, List<PersonPair>> byType = new TreeMap<>();

  private FoundPairs() {}

  /**
   * Examines a run's plan, within the caller's transaction.
   *
   * @param protections whoever is protected is nobody else under another key
   */
  public static FoundPairs in(
      DSLContext dsl, UUID run, ConnectorDefinition connector, Protections protections) {
    var found = new FoundPairs();
    for (EntityTypeDefinition type : connector.entityTypes()) {
      var people = new PlannedPeople(dsl, run, type, protections);
      if (people.areMany()) {
        found.byType.put(type.name(), people.pairs());
      }
    }
    return found;
  }

  /** Hands over the entity type and the key of everybody who is deleted or inserted. */
  public void each(BiConsumer<String, String> consumer) {
    byType.forEach(
        (type, pairs) -> {
          for (PersonPair pair : pairs) {
            consumer.accept(type, pair.deleted());
            consumer.accept(type, pair.inserted());
          }
        });
  }

  /** Keeps the pairs for the reviewer, the likeliest first. */
  public void keep(DSLContext dsl, Connection connection, int inspection) {
    try (CopyWriter rows =
        CopyWriter.into(
            connection,
            dsl,
            REVIEW_PERSON_PAIR,
            REVIEW_PERSON_PAIR.INSPECTION,
            REVIEW_PERSON_PAIR.P,
            REVIEW_PERSON_PAIR.ENTITY_TYPE,
            REVIEW_PERSON_PAIR.DELETED,
            REVIEW_PERSON_PAIR.INSERTED,
            REVIEW_PERSON_PAIR.BITS,
            REVIEW_PERSON_PAIR.TIER,
            REVIEW_PERSON_PAIR.EVIDENCE)) {
      int number = 0;
      for (Map.Entry<String, List<PersonPair>> type : byType.entrySet()) {
        for (PersonPair pair : PersonPair.likeliestFirst(type.getValue())) {
          number++;
          rows.number(inspection)
              .number(number)
              .text(type.getKey())
              .text(pair.deleted())
              .text(pair.inserted())
              .text(Double.toString(pair.bits()))
              .text(pair.tier().name())
              .texts(pair.evidence().stream().map(Enum::name).toList())
              .endRow();
        }
      }
      rows.finish();
    }
  }
}
