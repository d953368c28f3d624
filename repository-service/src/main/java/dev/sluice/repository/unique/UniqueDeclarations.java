package dev.sluice.repository.unique;

import static dev.sluice.repository.jooq.Tables.SYNCHRONIZATION;
import static dev.sluice.repository.jooq.Tables.UNIQUE_DECLARATION;
import static dev.sluice.repository.jooq.Tables.UNIQUE_PROPERTY;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectDistinct;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;

import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.repository.run.OpenRuns;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Row2;
import org.jooq.SelectConditionStep;

/**
 * Which connectors declare what unique. A definition counts from when it is loaded until another
 * one replaces it, and a run's definition while the run is open.
 */
public final class UniqueDeclarations {
  private static final String ONE_AT_A_TIME =
      "SELECT pg_advisory_xact_lock(hashtext('unique declarations'))";

  private UniqueDeclarations() {}

  /** Keeps others from loading definitions until the transaction ends. */
  public static void lock(DSLContext dsl) {
    dsl.fetch(ONE_AT_A_TIME);
  }

  /** Puts what a definition says instead of what its connector's definition said before. */
  public static void load(DSLContext dsl, ConnectorDefinition definition) {
    lock(dsl);
    var declared = declared(definition);
    dsl.update(UNIQUE_DECLARATION)
        .set(UNIQUE_DECLARATION.LOADED, false)
        .where(UNIQUE_DECLARATION.CONNECTOR.eq(definition.name()))
        .execute();
    declared.forEach(
        property ->
            dsl.insertInto(UNIQUE_DECLARATION)
                .values(val(definition.name()), property.field1(), property.field2(), val(true))
                .onDuplicateKeyUpdate()
                .set(UNIQUE_DECLARATION.LOADED, true)
                .execute());
    dsl.deleteFrom(UNIQUE_DECLARATION).where(isOver()).execute();
    gather(dsl);
  }

  /** Forgets what a connector says that is not loaded any more and has no run under way. */
  public static void forget(DSLContext dsl, String connector) {
    lock(dsl);
    dsl.deleteFrom(UNIQUE_DECLARATION).where(UNIQUE_DECLARATION.CONNECTOR.eq(connector)).execute();
    gather(dsl);
  }

  /** Lets the definition count that a run started with; mostly it is the loaded one. */
  public static void use(DSLContext dsl, UUID synchronizationId, ConnectorDefinition definition) {
    var declared = declared(definition);
    Condition superfluous =
        isOver()
            .or(
                UNIQUE_DECLARATION
                    .CONNECTOR
                    .eq(definition.name())
                    .andNot(UNIQUE_DECLARATION.LOADED)
                    .and(
                        row(UNIQUE_DECLARATION.ENTITY_TYPE, UNIQUE_DECLARATION.PROPERTY)
                            .notIn(declared))
                    .and(notExists(openRuns().and(SYNCHRONIZATION.ID.ne(synchronizationId)))));
    int known =
        dsl.fetchCount(
            UNIQUE_DECLARATION,
            UNIQUE_DECLARATION
                .CONNECTOR
                .eq(definition.name())
                .and(
                    row(UNIQUE_DECLARATION.ENTITY_TYPE, UNIQUE_DECLARATION.PROPERTY).in(declared)));
    if (known == declared.size() && !dsl.fetchExists(UNIQUE_DECLARATION, superfluous)) {
      return;
    }
    lock(dsl);
    declared.forEach(
        property ->
            dsl.insertInto(UNIQUE_DECLARATION)
                .values(val(definition.name()), property.field1(), property.field2(), val(false))
                .onConflictDoNothing()
                .execute());
    dsl.deleteFrom(UNIQUE_DECLARATION).where(superfluous).execute();
    gather(dsl);
  }

  /** What is declared by somebody is unique; what became so is not complete yet. */
  private static void gather(DSLContext dsl) {
    dsl.insertInto(UNIQUE_PROPERTY, UNIQUE_PROPERTY.ENTITY_TYPE, UNIQUE_PROPERTY.PROPERTY)
        .select(
            selectDistinct(UNIQUE_DECLARATION.ENTITY_TYPE, UNIQUE_DECLARATION.PROPERTY)
                .from(UNIQUE_DECLARATION))
        .onConflictDoNothing()
        .execute();
    dsl.deleteFrom(UNIQUE_PROPERTY)
        .where(
            notExists(
                selectOne()
                    .from(UNIQUE_DECLARATION)
                    .where(UNIQUE_DECLARATION.ENTITY_TYPE.eq(UNIQUE_PROPERTY.ENTITY_TYPE))
                    .and(UNIQUE_DECLARATION.PROPERTY.eq(UNIQUE_PROPERTY.PROPERTY))))
        .execute();
  }

  /** Neither loaded nor of a run under way. */
  private static Condition isOver() {
    return UNIQUE_DECLARATION.LOADED.isFalse().and(notExists(openRuns()));
  }

  private static SelectConditionStep<?> openRuns() {
    return select(SYNCHRONIZATION.ID)
        .from(SYNCHRONIZATION)
        .where(SYNCHRONIZATION.CONNECTOR.eq(UNIQUE_DECLARATION.CONNECTOR))
        .and(OpenRuns.condition());
  }

  private static List<Row2<String, String>> declared(ConnectorDefinition definition) {
    return definition.entityTypes().stream()
        .flatMap(
            type ->
                type.properties().stream()
                    .filter(property -> property.unique() && !property.name().equals(type.key()))
                    .map(property -> row(type.name(), property.name())))
        .toList();
  }
}
