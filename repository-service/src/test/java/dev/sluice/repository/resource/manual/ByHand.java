package dev.sluice.repository.resource.manual;

import static dev.sluice.repository.jooq.Tables.RESOURCE;
import static dev.sluice.repository.jooq.Tables.RESOURCE_LINK;
import static org.jooq.impl.DSL.val;

import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.repository.apply.FallenLinks;
import dev.sluice.repository.jooq.Routines;
import dev.sluice.repository.jooq.tables.records.ResourceRecord;
import dev.sluice.repository.postgresql.TypeLocks;
import dev.sluice.repository.resource.stored.StoredAttributes;
import dev.sluice.repository.rest.ProblemException;
import java.util.List;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.impl.DSL;

/**
 * What a person does to a resource, as {@link ManualChanges} does it, without a request: nothing
 * happens if the resource is not there, or if an active one has the value already.
 */
public final class ByHand {
  private final DSLContext database;
  private final String entityType;
  private final String key;

  public ByHand(DSLContext database, String entityType, String key) {
    this.database = database;
    this.entityType = entityType;
    this.key = key;
  }

  public void make(String attributes) {
    inTransaction(
        dsl -> {
          if (found(dsl) == null) {
            JSONB json = JSONB.valueOf(attributes);
            long id =
                dsl.insertInto(RESOURCE)
                    .set(RESOURCE.ENTITY_TYPE, entityType)
                    .set(RESOURCE.KEY, key)
                    .set(RESOURCE.ATTRIBUTES, json)
                    .set(RESOURCE.ACTIVE, true)
                    .set(RESOURCE.ORIGIN, "manual")
                    .set(RESOURCE.CONTENT_HASH, Routines.resourceHash(val(true), val(json)))
                    .set(RESOURCE.UPDATED_AT, DSL.currentOffsetDateTime())
                    .returning(RESOURCE.ID)
                    .fetchSingle(RESOURCE.ID);
            new ResourceIdentifiers(dsl, entityType, id)
                .replace(StoredAttributes.read(attributes), false, true);
          }
        });
  }

  /** Gives it other attributes. */
  public void change(String attributes) {
    inTransaction(
        dsl -> {
          ResourceRecord resource = found(dsl);
          if (resource != null) {
            update(dsl, resource, attributes, resource.getActive(), resource.getKeptOff());
          }
        });
  }

  /** Switches it off if it is on, and on if it is off. */
  public void toggle() {
    inTransaction(
        dsl -> {
          ResourceRecord resource = found(dsl);
          if (resource != null) {
            boolean active = !resource.getActive();
            update(dsl, resource, resource.getAttributes().data(), active, !active);
          }
        });
  }

  public void delete(Supplier<List<ConnectorDefinition>> connectors) {
    inTransaction(
        dsl -> {
          ResourceRecord resource = found(dsl);
          if (resource != null) {
            long id = resource.getId();
            FallenLinks.letWait(dsl, id, connectors);
            dsl.deleteFrom(RESOURCE_LINK)
                .where(RESOURCE_LINK.OWNER_ID.eq(id).or(RESOURCE_LINK.TARGET_ID.eq(id)))
                .execute();
            resource.delete();
            new ResourceIdentifiers(dsl, entityType, id).forget();
          }
        });
  }

  private void update(
      DSLContext dsl, ResourceRecord resource, String attributes, boolean active, boolean keptOff) {
    JSONB json = JSONB.valueOf(attributes);
    dsl.update(RESOURCE)
        .set(RESOURCE.ATTRIBUTES, json)
        .set(RESOURCE.ACTIVE, active)
        .set(RESOURCE.KEPT_OFF, keptOff)
        .set(RESOURCE.CONTENT_HASH, Routines.resourceHash(val(active), val(json)))
        .set(RESOURCE.VERSION, RESOURCE.VERSION.plus(1))
        .where(RESOURCE.ID.eq(resource.getId()))
        .execute();
    new ResourceIdentifiers(dsl, entityType, resource.getId())
        .replace(StoredAttributes.read(attributes), resource.getActive(), active);
  }

  private ResourceRecord found(DSLContext dsl) {
    TypeLocks.take(dsl, entityType);
    return dsl.selectFrom(RESOURCE)
        .where(RESOURCE.ENTITY_TYPE.eq(entityType), RESOURCE.KEY.eq(key))
        .forUpdate()
        .fetchOne();
  }

  private interface Work {
    void with(DSLContext dsl);
  }

  private void inTransaction(Work work) {
    try {
      database.transaction(configuration -> work.with(configuration.dsl()));
    } catch (ProblemException refusal) {
      // A value that another one has: the person is told so, and nothing changes.
    }
  }
}
