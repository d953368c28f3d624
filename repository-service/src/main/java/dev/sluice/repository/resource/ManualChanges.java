package dev.sluice.repository.resource;

import static dev.sluice.repository.jooq.Tables.RESOURCE;
import static dev.sluice.repository.jooq.Tables.RESOURCE_LINK;
import static org.jooq.impl.DSL.val;

import dev.sluice.contract.definition.PropertyDefinition;
import dev.sluice.repository.apply.FallenLinks;
import dev.sluice.repository.connector.Connectors;
import dev.sluice.repository.jooq.Routines;
import dev.sluice.repository.jooq.tables.records.ResourceRecord;
import dev.sluice.repository.postgresql.TypeLocks;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The changes that people make. Each holds the lock of its entity type, which apply takes too, so
 * that between the look for a value that must be unique and the write nobody else writes it.
 */
@Component
final class ManualChanges {
  private static final String ORIGIN = "manual";

  private final DSLContext database;
  private final ResourceTypes types;
  private final Connectors connectors;
  private final TransactionTemplate transaction;
  private final Clock clock;

  ManualChanges(
      DSLContext database,
      ResourceTypes types,
      Connectors connectors,
      TransactionTemplate transaction,
      Clock clock) {
    this.database = database;
    this.types = types;
    this.connectors = connectors;
    this.transaction = transaction;
    this.clock = clock;
  }

  ResourceView create(RequestBodies.NewResource wanted) {
    ResourceType type = type(wanted.entityType());
    String key = AttributeValue.key(type.key(), wanted.key());
    ObjectNode attributes = StoredAttributes.read("{}");
    merge(type, wanted.attributes(), attributes);
    requireAll(type, attributes);
    return inTransaction(
        () -> {
          TypeLocks.take(database, type.name());
          if (database.fetchExists(
              RESOURCE, RESOURCE.ENTITY_TYPE.eq(type.name()).and(RESOURCE.KEY.eq(key)))) {
            throw ResourceProblems.keyTaken();
          }
          return insert(type, key, attributes, wanted.active());
        });
  }

  ResourceView change(long id, RequestBodies.Patch patch, ExpectedVersion expected) {
    return inTransaction(
        () -> {
          ResourceRecord resource = locked(id, expected);
          ResourceType type = type(resource.getEntityType());
          ObjectNode attributes = StoredAttributes.read(resource.getAttributes().data());
          merge(type, patch.attributes(), attributes);
          requireAll(type, attributes);
          boolean active = patch.active() == null ? resource.getActive() : patch.active();
          boolean keptOff = patch.active() == null ? resource.getKeptOff() : !patch.active();
          return update(type, resource, attributes, active, keptOff);
        });
  }

  void delete(long id, ExpectedVersion expected) {
    transaction.executeWithoutResult(
        status -> {
          ResourceRecord resource = locked(id, expected);
          // Whoever makes a link holds the locks of both its ends, so none is added meanwhile.
          FallenLinks.letWait(database, id, connectors::definitions);
          database.deleteFrom(RESOURCE_LINK).where(RESOURCE_LINK.OWNER_ID.eq(id)).execute();
          database.deleteFrom(RESOURCE_LINK).where(RESOURCE_LINK.TARGET_ID.eq(id)).execute();
          database.deleteFrom(RESOURCE).where(RESOURCE.ID.eq(id)).execute();
          new ResourceIdentifiers(database, resource.getEntityType(), id).forget();
        });
  }

  private ResourceType type(String entityType) {
    return types.find(entityType).orElseThrow(() -> ResourceProblems.unknownEntityType(entityType));
  }

  private static void merge(ResourceType type, ObjectNode wanted, ObjectNode attributes) {
    for (String name : wanted.propertyNames()) {
      if (name.equals(type.key().name())) {
        throw ResourceProblems.invalidAttribute(name, "is the key, which stands in `key`");
      }
      PropertyDefinition property =
          type.property(name)
              .orElseThrow(
                  () ->
                      ResourceProblems.invalidAttribute(
                          name, "is not a property of " + type.name()));
      Optional<JsonNode> value = AttributeValue.of(property, wanted.get(name));
      if (value.isPresent()) {
        attributes.set(name, value.get());
      } else {
        attributes.remove(name);
      }
    }
  }

  private static void requireAll(ResourceType type, ObjectNode attributes) {
    for (PropertyDefinition each : type.properties()) {
      if (each.required() && !attributes.has(each.name())) {
        throw ResourceProblems.invalidAttribute(each.name(), "is required");
      }
    }
  }

  private ResourceView insert(
      ResourceType type, String key, ObjectNode attributes, boolean active) {
    JSONB json = JSONB.valueOf(attributes.toString());
    ResourceRecord inserted =
        database
            .insertInto(RESOURCE)
            .set(RESOURCE.ENTITY_TYPE, type.name())
            .set(RESOURCE.KEY, key)
            .set(RESOURCE.ATTRIBUTES, json)
            .set(RESOURCE.ACTIVE, active)
            .set(RESOURCE.KEPT_OFF, !active)
            .set(RESOURCE.ORIGIN, ORIGIN)
            .set(RESOURCE.CONTENT_HASH, Routines.resourceHash(val(active), val(json)))
            .set(RESOURCE.UPDATED_AT, clock.instant().atOffset(ZoneOffset.UTC))
            .returning()
            .fetchSingle();
    new ResourceIdentifiers(database, type.name(), inserted.getId())
        .replace(attributes, false, active);
    return ResourceView.of(inserted);
  }

  private ResourceView update(
      ResourceType type,
      ResourceRecord resource,
      ObjectNode attributes,
      boolean active,
      boolean keptOff) {
    JSONB json = JSONB.valueOf(attributes.toString());
    ResourceRecord updated =
        database
            .update(RESOURCE)
            .set(RESOURCE.ATTRIBUTES, json)
            .set(RESOURCE.ACTIVE, active)
            .set(RESOURCE.KEPT_OFF, keptOff)
            .set(RESOURCE.CONTENT_HASH, Routines.resourceHash(val(active), val(json)))
            .set(RESOURCE.VERSION, RESOURCE.VERSION.plus(1))
            .set(RESOURCE.UPDATED_AT, clock.instant().atOffset(ZoneOffset.UTC))
            .where(RESOURCE.ID.eq(resource.getId()))
            .returning()
            .fetchSingle();
    new ResourceIdentifiers(database, type.name(), updated.getId())
        .replace(attributes, resource.getActive(), active);
    return ResourceView.of(updated);
  }

  private ResourceRecord locked(long id, ExpectedVersion expected) {
    String entityType =
        database
            .select(RESOURCE.ENTITY_TYPE)
            .from(RESOURCE)
            .where(RESOURCE.ID.eq(id))
            .fetchOptional(RESOURCE.ENTITY_TYPE)
            .orElseThrow(() -> ResourceProblems.unknown(Long.toString(id)));
    TypeLocks.take(database, entityType);
    ResourceRecord resource =
        database
            .selectFrom(RESOURCE)
            .where(RESOURCE.ID.eq(id))
            .forUpdate()
            .fetchOptional()
            .orElseThrow(() -> ResourceProblems.unknown(Long.toString(id)));
    expected.check(resource.getVersion());
    return resource;
  }

  private <T> T inTransaction(Supplier<T> work) {
    return Objects.requireNonNull(transaction.execute(status -> work.get()));
  }
}
