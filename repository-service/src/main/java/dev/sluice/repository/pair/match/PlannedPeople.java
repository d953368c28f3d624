package dev.sluice.repository.pair.match;

import static dev.sluice.repository.jooq.Tables.RESOURCE_CHANGE;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.val;

import dev.sluice.contract.definition.EntityTypeDefinition;
import dev.sluice.contract.definition.PropertyDefinition;
import dev.sluice.repository.resource.StoredAttributes;
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

/**
 * Reads the people of one entity type whom a plan deletes or switches off, and those whom it
 * inserts, within the caller's transaction. Of very many it takes a part: whoever has the same name
 * is in the same part, so that a person is found in it twice or not at all.
 */
public final class PlannedPeople {
  /** Of either side: what fits into some tens of megabytes. */
  private static final int MOST = 200_000;

  /** Of either side: what shows the shape of values. */
  private static final int SHOWING = 2000;

  private static final int FETCHED_AT_A_TIME = 1000;

  private final DSLContext dsl;
  private final UUID run;
  private final EntityTypeDefinition type;
  private final int deletes;
  private final int inserts;

  /** Counts the people of this entity type. */
  public PlannedPeople(DSLContext dsl, UUID run, EntityTypeDefinition type) {
    this.dsl = dsl;
    this.run = run;
    this.type = type;
    this.deletes = fetchCount(deleted());
    this.inserts = fetchCount(inserted());
  }

  /** Whether there are so many that looking for pairs helps anybody. */
  public boolean areMany() {
    return Math.min(deletes, inserts) >= PairFinder.FEWEST;
  }

  /** One in so many is looked at, which is 1 in all but the largest plans. */
  int oneIn() {
    return (Math.max(deletes, inserts) + MOST - 1) / MOST;
  }

  /** The pairs among those who are looked at. */
  public List<PersonPair> pairs() {
    PersonForm form = form();
    return PairFinder.find(
        people(deleted(), RESOURCE_CHANGE.BEFORE, form),
        people(inserted(), RESOURCE_CHANGE.AFTER, form));
  }

  private List<Person> people(Condition side, Field<JSON> attributes, PersonForm form) {
    int parts = oneIn();
    List<Person> people = new ArrayList<>();
    each(
        side,
        attributes,
        (key, values) -> {
          Person person = form.person(key, values);
          if (person.isInFirstOf(parts)) {
            people.add(person);
          }
        });
    return people;
  }

  private PersonForm form() {
    var kinds = new EvidenceKinds(type);
    each(some(deleted(), deletes), RESOURCE_CHANGE.BEFORE, (key, values) -> kinds.add(values));
    each(some(inserted(), inserts), RESOURCE_CHANGE.AFTER, (key, values) -> kinds.add(values));
    List<String> immutable =
        type.properties().stream()
            .filter(property -> property.constraints().immutable())
            .map(PropertyDefinition::name)
            .toList();
    return new PersonForm(kinds.byProperty(), immutable);
  }

  private void each(
      Condition side, Field<JSON> attributes, BiConsumer<String, Map<String, String>> consumer) {
    try (Cursor<Record2<String, JSON>> rows =
        dsl.select(RESOURCE_CHANGE.KEY, attributes)
            .from(RESOURCE_CHANGE)
            .where(side, attributes.isNotNull())
            .fetchSize(FETCHED_AT_A_TIME)
            .fetchLazy()) {
      for (Record2<String, JSON> row : rows) {
        consumer.accept(row.value1(), StoredAttributes.texts(row.value2().data()));
      }
    }
  }

  private int fetchCount(Condition side) {
    return dsl.select(count()).from(RESOURCE_CHANGE).where(side).fetchSingle().value1();
  }

  private Condition deleted() {
    return planned().and(RESOURCE_CHANGE.OPERATION.in("delete", "deactivate"));
  }

  private Condition inserted() {
    return planned().and(RESOURCE_CHANGE.OPERATION.eq("insert"));
  }

  private Condition planned() {
    return RESOURCE_CHANGE
        .SYNCHRONIZATION_ID
        .eq(run)
        .and(RESOURCE_CHANGE.ENTITY_TYPE.eq(type.name()));
  }

  private static Condition some(Condition side, int count) {
    return side.and(
        field(
                "abs(hashtext({0}) % {1})",
                Integer.class, RESOURCE_CHANGE.KEY, val(Math.max(1, count / SHOWING)))
            .eq(0));
  }
}
