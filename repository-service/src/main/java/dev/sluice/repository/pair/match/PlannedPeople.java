package dev.sluice.repository.pair.match;

import static dev.sluice.repository.jooq.Tables.RESOURCE_CHANGE;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.not;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;

import dev.sluice.contract.definition.EntityTypeDefinition;
import dev.sluice.contract.definition.PropertyDefinition;
import dev.sluice.repository.protection.Protections;
import dev.sluice.repository.resource.stored.StoredAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jooq.Condition;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSON;
import org.jooq.Record2;
import org.jooq.Record3;

/**
 * Reads the people of one entity type whom a plan deletes or switches off, and those whom it
 * inserts, in the caller's transaction. If there are very many, it takes a part: people with the
 * same name are in the same part, so that both sides of a person are in it, or none.
 */
public final class PlannedPeople {
  /** Of either side: what fits into some tens of megabytes. */
  private static final int MOST = 200_000;

  /** Of either side: what shows the shape of values. */
  private static final int SHOWING = 2000;

  private static final int FETCHED_AT_A_TIME = 1000;
  private static final Condition INSERTED = RESOURCE_CHANGE.OPERATION.eq("insert");

  private final DSLContext dsl;
  private final UUID run;
  private final EntityTypeDefinition type;
  private final Protections protections;
  private final int deletes;
  private final int inserts;

  /**
   * Counts the people of this entity type.
   *
   * @param protections whom of those that go nobody is compared with
   */
  public PlannedPeople(
      DSLContext dsl, UUID run, EntityTypeDefinition type, Protections protections) {
    this.dsl = dsl;
    this.run = run;
    this.type = type;
    this.protections = protections;
    Record2<Integer, Integer> counts =
        dsl.select(count().filterWhere(not(INSERTED)), count().filterWhere(INSERTED))
            .from(RESOURCE_CHANGE)
            .where(planned())
            .fetchSingle();
    this.deletes = counts.value1();
    this.inserts = counts.value2();
  }

  /** Whether there are so many that looking for pairs helps anybody. */
  public boolean areMany() {
    return areMany(deletes, inserts);
  }

  private static boolean areMany(long deletes, long inserts) {
    return Math.min(deletes, inserts) >= PairFinder.FEWEST;
  }

  /** One in so many is looked at, which is 1 in all but the largest plans. */
  int oneIn() {
    return (int) oneIn(deletes, inserts);
  }

  /** The same of a plan that was examined before. */
  public static long oneIn(long deletes, long inserts) {
    return areMany(deletes, inserts) ? (Math.max(deletes, inserts) + MOST - 1) / MOST : 1;
  }

  /** The pairs among those who are looked at. */
  public List<PersonPair> pairs() {
    PersonForm form = form();
    int parts = oneIn();
    List<Person> deleted = new ArrayList<>();
    List<Person> inserted = new ArrayList<>();
    each(
        noCondition(),
        (row, attributes) -> {
          Person person = form.person(row.value1(), attributes);
          if (person.isInFirstOf(parts) && !isProtected(row)) {
            (row.value2() ? inserted : deleted).add(person);
          }
        });
    return PairFinder.find(deleted, inserted);
  }

  private boolean isProtected(Record3<String, Boolean, JSON> row) {
    return !row.value2()
        && protections.any(type.name())
        && protections.cover(type.name(), row.value1(), row.value3().data());
  }

  private PersonForm form() {
    var kinds = new EvidenceKinds(type);
    each(
        INSERTED.and(isOneIn(inserts / SHOWING)).or(not(INSERTED).and(isOneIn(deletes / SHOWING))),
        (row, attributes) -> kinds.add(attributes));
    List<String> immutable =
        type.properties().stream()
            .filter(property -> property.constraints().immutable())
            .map(PropertyDefinition::name)
            .toList();
    return new PersonForm(kinds.byProperty(), immutable);
  }

  /** Reads both sides at once, since each walk through a large plan takes a second. */
  private void each(
      Condition some, BiConsumer<Record3<String, Boolean, JSON>, Map<String, String>> consumer) {
    Field<JSON> attributes =
        when(INSERTED, RESOURCE_CHANGE.AFTER).otherwise(RESOURCE_CHANGE.BEFORE);
    try (Cursor<Record3<String, Boolean, JSON>> rows =
        dsl.select(RESOURCE_CHANGE.KEY, field(INSERTED), attributes)
            .from(RESOURCE_CHANGE)
            .where(planned(), attributes.isNotNull(), some)
            .fetchSize(FETCHED_AT_A_TIME)
            .fetchLazy()) {
      for (Record3<String, Boolean, JSON> row : rows) {
        consumer.accept(row, StoredAttributes.texts(row.value3().data()));
      }
    }
  }

  private Condition planned() {
    return RESOURCE_CHANGE
        .SYNCHRONIZATION_ID
        .eq(run)
        .and(RESOURCE_CHANGE.ENTITY_TYPE.eq(type.name()))
        .and(RESOURCE_CHANGE.OPERATION.in("delete", "deactivate", "insert"));
  }

  private static Condition isOneIn(int part) {
    return field(
            "abs(hashtext({0}) % {1})", Integer.class, RESOURCE_CHANGE.KEY, val(Math.max(1, part)))
        .eq(0);
  }
}
