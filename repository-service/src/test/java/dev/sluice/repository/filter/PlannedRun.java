package dev.sluice.repository.filter;

import static dev.sluice.repository.jooq.Tables.RESOURCE_CHANGE;
import static dev.sluice.repository.jooq.Tables.RESOURCE_LINK_CHANGE;
import static dev.sluice.repository.jooq.Tables.SYNCHRONIZATION;

import dev.sluice.repository.RunningServer;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSON;

/** A run with a plan that a test writes row by row, as compare would. */
public final class PlannedRun {
  public static final String DIGEST = "d1";

  private final DSLContext database;
  private final UUID id;
  private final Map<String, Long> resources = new HashMap<>();

  public PlannedRun(RunningServer server) {
    database = server.database();
    id = server.start("{\"connector\":\"acme\",\"mode\":\"complete\"}");
    database
        .update(SYNCHRONIZATION)
        .set(SYNCHRONIZATION.PLAN_DIGEST, DIGEST)
        .where(SYNCHRONIZATION.ID.eq(id))
        .execute();
  }

  /** A plan in which each kind of change occurs, with people in two offices. */
  public static PlannedRun ofEveryKind(RunningServer server) {
    return new PlannedRun(server)
        .change("Group", "g1", "update", "{\"name\":\"a\"}", "{\"name\":\"b\"}")
        .change("Group", "g2", "delete", "{\"name\":\"a\",\"office\":\"Lyon\"}", null)
        .change(
            "Person",
            "p1",
            "update",
            "{\"name\":\"Ada\",\"office\":\"Lyon\",\"mail\":\"a@x\"}",
            "{\"name\":\"Ada\",\"office\":\"Paris\"}")
        .change("Person", "p2", "deactivate", "{\"name\":\"Bo\"}", "{\"name\":\"Bo\"}")
        .change("Person", "p%", "delete", "{\"name\":\"Cy\",\"office\":\"Lyon\"}", null)
        .change("Person", "p%5", "delete", "{\"name\":\"Di\",\"office\":\"Lyon\"}", null)
        .change(
            "Person",
            "q1",
            "update",
            "{\"name\":\"Ed\",\"office\":\"Paris\"}",
            "{\"name\":\"Ed\",\"office\":\"Paris\",\"mail\":\"e@x\"}")
        .change(
            "Person",
            "q2",
            "update",
            "{\"name\":\"İpek\",\"office\":\"Paris\",\"mail\":\"i@x\"}",
            "{\"name\":\"Ipek\",\"office\":\"Paris\",\"mail\":\"i@y\"}")
        .change("Person", "é", "insert", null, "{\"name\":\"Flo\",\"office\":\"Lyon\"}")
        .link("Group.members", "g1", "p1", "insert")
        .link("Group.members", "g2", "p%", "delete")
        .link("Person.manager", "p1", "q1", "update");
  }

  public UUID id() {
    return id;
  }

  /** A change of a resource, with its attributes as JSON; null if there are none. */
  public PlannedRun change(String type, String key, String operation, String before, String after) {
    database
        .insertInto(RESOURCE_CHANGE)
        .set(RESOURCE_CHANGE.SYNCHRONIZATION_ID, id)
        .set(RESOURCE_CHANGE.ENTITY_TYPE, type)
        .set(RESOURCE_CHANGE.KEY, key)
        .set(RESOURCE_CHANGE.OPERATION, operation)
        .set(RESOURCE_CHANGE.RESOURCE_ID, resource(key))
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
        .set(RESOURCE_LINK_CHANGE.OWNER_ID, resource(owner))
        .set(RESOURCE_LINK_CHANGE.TARGET_ID, resource(target))
        .execute();
    return this;
  }

  /** Keys are of one resource each, whatever its type. */
  private long resource(String key) {
    return resources.computeIfAbsent(key, each -> resources.size() + 1L);
  }
}
