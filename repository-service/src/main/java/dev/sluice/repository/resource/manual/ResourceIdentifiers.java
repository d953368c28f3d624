package dev.sluice.repository.resource.manual;

import static dev.sluice.repository.jooq.Tables.RESOURCE;
import static dev.sluice.repository.jooq.Tables.RESOURCE_IDENTIFIER;
import static dev.sluice.repository.jooq.Tables.WAITING_IDENTIFIER;
import static org.jooq.impl.DSL.val;

import dev.sluice.repository.resource.stored.StoredAttributes;
import dev.sluice.repository.rest.ProblemException;
import dev.sluice.repository.unique.UniqueProperties;
import dev.sluice.repository.unique.WaitingIdentifiers;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import tools.jackson.databind.node.ObjectNode;

/**
 * The unique values of a manually changed resource. Active resources do not share a value; an
 * inactive resource yields it to an active one, and gets it back when that one gives it up.
 */
final class ResourceIdentifiers {
  private static final String SETTLE = "INSERT INTO settling_value VALUES ({0}, {1}, {2})";

  private record Identifier(String property, String value) {}

  private final DSLContext database;
  private final String entityType;
  private final long resource;
  private final Set<Identifier> settling = new HashSet<>();

  /** Those of a resource whose entity type is locked. */
  ResourceIdentifiers(DSLContext database, String entityType, long resource) {
    this.database = database;
    this.entityType = entityType;
    this.resource = resource;
  }

  /**
   * Puts the values of these attributes instead of those before.
   *
   * @param wasActive whether the resource was active before; false of a new one
   * @throws ProblemException if another active resource has one of them
   */
  void replace(ObjectNode attributes, boolean wasActive, boolean active) {
    Set<Identifier> waited = stopWaiting();
    Set<Identifier> former = giveUp();
    for (String property : UniqueProperties.of(database, List.of(entityType)).of(entityType)) {
      String value = StoredAttributes.text(attributes.path(property));
      if (value != null) {
        var identifier = new Identifier(property, value);
        boolean entered = enter(identifier);
        if (!entered) {
          // What was shared before it had to be unique stays shared until one of them changes.
          boolean isNew = !wasActive || !waited.contains(identifier);
          if (active && isNew && isTakenByAnActiveResource(identifier)) {
            throw ResourceProblems.notUnique(property);
          }
          await(identifier);
        }
        if (entered && active) {
          former.remove(identifier);
        } else {
          settling.add(identifier);
        }
      }
    }
    settling.addAll(former);
    settle();
  }

  /** Gives all of them up. */
  void forget() {
    stopWaiting();
    settling.addAll(giveUp());
    settle();
  }

  private Set<Identifier> giveUp() {
    return new HashSet<>(
        database
            .deleteFrom(RESOURCE_IDENTIFIER)
            .where(RESOURCE_IDENTIFIER.RESOURCE_ID.eq(resource))
            .returning(RESOURCE_IDENTIFIER.PROPERTY, RESOURCE_IDENTIFIER.VALUE)
            .fetch(row -> new Identifier(row.getProperty(), row.getValue())));
  }

  private Set<Identifier> stopWaiting() {
    return new HashSet<>(
        database
            .deleteFrom(WAITING_IDENTIFIER)
            .where(WAITING_IDENTIFIER.RESOURCE_ID.eq(resource))
            .returning(WAITING_IDENTIFIER.PROPERTY, WAITING_IDENTIFIER.VALUE)
            .fetch(row -> new Identifier(row.getProperty(), row.getValue())));
  }

  /** Nothing is inserted if another resource holds the value: a "no" without an exception. */
  private boolean enter(Identifier identifier) {
    return database
            .insertInto(RESOURCE_IDENTIFIER)
            .set(RESOURCE_IDENTIFIER.ENTITY_TYPE, entityType)
            .set(RESOURCE_IDENTIFIER.PROPERTY, identifier.property())
            .set(RESOURCE_IDENTIFIER.VALUE, identifier.value())
            .set(RESOURCE_IDENTIFIER.RESOURCE_ID, resource)
            .onConflictDoNothing()
            .execute()
        > 0;
  }

  private void await(Identifier identifier) {
    database
        .insertInto(WAITING_IDENTIFIER)
        .set(WAITING_IDENTIFIER.ENTITY_TYPE, entityType)
        .set(WAITING_IDENTIFIER.PROPERTY, identifier.property())
        .set(WAITING_IDENTIFIER.VALUE, identifier.value())
        .set(WAITING_IDENTIFIER.RESOURCE_ID, resource)
        .execute();
  }

  private boolean isTakenByAnActiveResource(Identifier identifier) {
    return database.fetchExists(
        database
            .selectOne()
            .from(RESOURCE_IDENTIFIER)
            .join(RESOURCE)
            .on(RESOURCE.ID.eq(RESOURCE_IDENTIFIER.RESOURCE_ID))
            .where(RESOURCE_IDENTIFIER.ENTITY_TYPE.eq(entityType))
            .and(RESOURCE_IDENTIFIER.PROPERTY.eq(identifier.property()))
            .and(RESOURCE_IDENTIFIER.VALUE.eq(identifier.value()))
            .and(RESOURCE.ACTIVE));
  }

  private void settle() {
    if (!settling.isEmpty() && WaitingIdentifiers.any(database, List.of(entityType))) {
      WaitingIdentifiers.begin(database);
      settling.forEach(
          each ->
              database.execute(SETTLE, val(entityType), val(each.property()), val(each.value())));
      WaitingIdentifiers.settle(database);
    }
  }
}
