package dev.sluice.repository.resource.manual;

import static dev.sluice.repository.jooq.Tables.RESOURCE;
import static dev.sluice.repository.jooq.Tables.RESOURCE_LINK;
import static org.jooq.impl.DSL.val;

import dev.sluice.repository.apply.FallenLinks;
import dev.sluice.repository.connector.Connectors;
import dev.sluice.repository.jooq.Routines;
import dev.sluice.repository.jooq.tables.records.ResourceRecord;
import dev.sluice.repository.postgresql.TypeLocks;
import dev.sluice.repository.resource.ResourceId;
import dev.sluice.repository.resource.ResourceView;
import dev.sluice.repository.resource.stored.StoredAttributes;
import dev.sluice.repository.resource.type.Declarations;
import dev.sluice.repository.resource.type.ResourceType;
import dev.sluice.repository.resource.type.ResourceTypes;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.node.ObjectNode;

/**
 * Manual changes by people. Each one holds the lock of its entity type, which apply takes too, so
 * that nobody else writes a unique value between check and write.
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
    Declarations declared = types.read();
    ResourceType type = declared.get(wanted.entityType());
    WantedValues values = values(declared, type, null);
    String key = values.key(wanted.key());
    ObjectNode attributes = StoredAttributes.read("{}");
    values.putInto(attributes, wanted.attributes());
    values.refuseErrors();
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
          Declarations declared = types.read();
          ResourceType type = declared.get(resource.getEntityType());
          ObjectNode attributes = StoredAttributes.read(resource.getAttributes().data());
          WantedValues values = values(declared, type, resource.getConnector());
          values.putInto(attributes, patch.attributes());
          values.refuseErrors();
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

  /** A resource of no connector is held to what all connectors ask of its type. */
  private static WantedValues values(
      Declarations declared, ResourceType type, @Nullable String connector) {
    return new WantedValues(type, new ValueRules(declared.of(type.name(), connector)));
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
            .orElseThrow(() -> ResourceId.unknown(Long.toString(id)));
    TypeLocks.take(database, entityType);
    ResourceRecord resource =
        database
            .selectFrom(RESOURCE)
            .where(RESOURCE.ID.eq(id))
            .forUpdate()
            .fetchOptional()
            .orElseThrow(() -> ResourceId.unknown(Long.toString(id)));
    expected.check(resource.getVersion());
    return resource;
  }

  private <T> T inTransaction(Supplier<T> work) {
    return Objects.requireNonNull(transaction.execute(status -> work.get()));
  }
}
