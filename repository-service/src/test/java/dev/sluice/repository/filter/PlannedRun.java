package dev.sluice.repository.filter;

import static dev.sluice.repository.jooq.Tables.RESOURCE_CHANGE;
import static dev.sluice.repository.jooq.Tables.RESOURCE_LINK_CHANGE;
import static dev.sluice.repository.jooq.Tables.SYNCHRONIZATION;

import dev.sluice.repository.RunningServer;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSON;

/** A run with a plan that a test writes row by row, as compare would. */
public final class PlannedRun {
  public static final String DIGEST = "d1";

  private final DSLContext database;
  private final UUID id;

  public PlannedRun(RunningServer server) {
    database = server.database();
    id = server.start("{\"connector\":\"acme\",\"mode\":\"complete\"}");
    database
        .update(SYNCHRONIZATION)
        .set(SYNCHRONIZATION.PLAN_DIGEST, DIGEST)
        .where(SYNCHRONIZATION.ID.eq(id))
        .execute();
  }

  public UUID id() {
    return id;
  }

  /** A change of a resource, with its attributes as JSON; null where there are none. */
  public PlannedRun change(String type, String key, String operation, String before, String after) {
    database
        .insertInto(RESOURCE_CHANGE)
        .set(RESOURCE_CHANGE.SYNCHRONIZATION_ID, id)
        .set(RESOURCE_CHANGE.ENTITY_TYPE, type)
        .set(RESOURCE_CHANGE.KEY, key)
        .set(RESOURCE_CHANGE.OPERATION, operation)
        .set(RESOURCE_CHANGE.RESOURCE_ID, 1L)
        .set(RESOURCE_CHANGE.BEFORE, before == null ? null : JSON.valueOf(before))
        .set(RESOURCE_CHANGE.BEFORE_ACTIVE, before == null ? null : true)
        .set(RESOURCE_CHANGE.AFTER, after == null ? null : JSON.valueOf(after))
        .set(RESOURCE_CHANGE.AFTER_ACTIVE, after == null ? null : !operation.equals("deactivate"))
        .execute();
    return this;
  }

  public PlannedRun link(String association, String owner, String target, String operation) {
    database
        .insertInto(RESOURCE_LINK_CHANGE)
        .set(RESOURCE_LINK_CHANGE.SYNCHRONIZATION_ID, id)
        .set(RESOURCE_LINK_CHANGE.ASSOCIATION, association)
        .set(RESOURCE_LINK_CHANGE.OWNER_KEY, owner)
        .set(RESOURCE_LINK_CHANGE.TARGET_KEY, target)
        .set(RESOURCE_LINK_CHANGE.OPERATION, operation)
        .set(RESOURCE_LINK_CHANGE.OWNER_ID, 1L)
        .set(RESOURCE_LINK_CHANGE.TARGET_ID, 2L)
        .execute();
    return this;
  }
}
