package dev.sluice.repository.report;

import static dev.sluice.repository.jooq.Tables.PENDING_LINK;
import static dev.sluice.repository.jooq.Tables.RESOURCE;
import static dev.sluice.repository.jooq.Tables.RESOURCE_LINK;
import static dev.sluice.repository.jooq.Tables.STATED_ASSOCIATION;
import static org.jooq.impl.DSL.currentOffsetDateTime;
import static org.jooq.impl.DSL.val;

import dev.sluice.repository.RunningServer;
import dev.sluice.repository.jooq.Routines;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.jooq.DSLContext;
import org.jooq.JSONB;

/**
 * Three organisations, five people and two groups of two connectors. One organisation has no
 * manager, and both connectors say where the first one works.
 */
public final class Company {
  private static final String HR =
      """
      connector: hr
      sources: { people: { csv: { path: p.csv } }, units: { csv: { path: u.csv } } }
      entityTypes:
        Organisation:
          source: units
          key: code
          properties: { code: { column: code }, name: { column: name } }
        User:
          source: people
          key: id
          properties:
            id: { column: id }
            name: { column: name }
            kind: { column: kind }
            mail: { column: mail }
            seats: { column: seats, type: integer }
            rate: { column: rate, type: decimal }
            remote: { column: remote, type: boolean }
            hiredOn: { column: hired, type: date }
            seenAt: { column: seen, type: instant }
      associations:
        Organisation.manager:
          { source: units, owner: code, target: { entityType: User, column: boss }, multiplicity: one }
        User.organisation:
          { source: people, owner: id, target: { entityType: Organisation, column: unit }, multiplicity: one }
      """;

  private static final String AD =
      """
      connector: ad
      sources: { people: { csv: { path: p.csv } }, groups: { csv: { path: g.csv } }, members: { csv: { path: m.csv } } }
      entityTypes:
        User:
          source: people
          key: id
          properties: { id: { column: id }, mail: { column: mail } }
        Organisation:
          source: people
          key: code
          properties: { code: { column: unit } }
        Group:
          source: groups
          key: name
          properties: { name: { column: name } }
      associations:
        User.organisation:
          { source: people, owner: id, target: { entityType: Organisation, column: unit }, multiplicity: one }
        Group.members:
          { source: members, owner: group, target: { entityType: User, column: user }, multiplicity: many }
      """;

  private final RunningServer server;
  private final DSLContext database;

  private Company(RunningServer server) {
    this.server = server;
    this.database = server.database();
  }

  /** Loads the company into a server. */
  public static void loadInto(RunningServer server) {
    Company company = new Company(server);
    company.define("hr", HR);
    company.define("ad", AD);
    company.resource("Organisation", "S", "{\"name\":\"Sales\"}", true, "hr");
    company.resource("Organisation", "R", "{\"name\":\"Research\"}", true, "hr");
    company.resource("Organisation", "X", "{\"name\":\"Closed\"}", true, "hr");
    company.user(
        "1",
        "{\"name\":\"Zoé\",\"kind\":\"employee\",\"mail\":\"zoe@example.org\",\"seats\":9,"
            + "\"rate\":1.5,\"remote\":true,\"hiredOn\":\"2019-12-31\","
            + "\"seenAt\":\"2020-03-01T08:00:00Z\"}",
        true,
        "hr");
    company.user(
        "2",
        "{\"name\":\"=1+1\",\"kind\":\"employee\",\"mail\":\"two@example.org\",\"seats\":10,"
            + "\"hiredOn\":\"2020-01-01\",\"seenAt\":\"2020-03-01T08:00:00.500Z\"}",
        true,
        "hr");
    company.user(
        "3",
        "{\"name\":\"Cy\",\"kind\":\"contractor\",\"remote\":false,\"hiredOn\":\"2020-02-30\","
            + "\"seenAt\":\"infinity\"}",
        true,
        "hr");
    company.user(
        "4",
        "{\"name\":\"Di\",\"kind\":\"contractor\",\"seats\":\"many\",\"hiredOn\":\"someday\","
            + "\"seenAt\":\"now\"}",
        false,
        "hr");
    company.user("5", "{\"mail\":\"two@example.org\"}", true, "ad");
    company.resource("Group", "all", "{}", true, "ad");
    company.resource("Group", "none", "{}", true, "ad");
    company.link("Organisation.manager", "S", "1", "hr");
    company.link("Organisation.manager", "R", "2", "hr");
    company.link("User.organisation", "1", "S", "hr");
    company.link("User.organisation", "1", "S", "ad");
    company.link("User.organisation", "2", "S", "hr");
    company.link("User.organisation", "3", "S", "hr");
    company.link("User.organisation", "4", "R", "hr");
    company.link("Group.members", "all", "1", "ad");
    company.link("Group.members", "all", "2", "ad");
    company
        .database
        .insertInto(PENDING_LINK)
        .set(PENDING_LINK.CONNECTOR, "hr")
        .set(PENDING_LINK.ASSOCIATION, "Organisation.manager")
        .set(PENDING_LINK.OWNER_VALUE, "X")
        .set(PENDING_LINK.TARGET_VALUE, "99")
        .execute();
  }

  private void define(String connector, String yaml) {
    HttpResponse<String> answer =
        server.send(
            server
                .request("admin", "/api/connectors/" + connector)
                .header("Content-Type", "application/yaml")
                .PUT(BodyPublishers.ofString(yaml)));
    if (answer.statusCode() / 100 != 2) {
      throw new IllegalStateException(answer.body());
    }
  }

  private void user(String key, String attributes, boolean active, String connector) {
    resource("User", key, attributes, active, connector);
  }

  private void resource(
      String entityType, String key, String attributes, boolean active, String connector) {
    JSONB json = JSONB.valueOf(attributes);
    database
        .insertInto(RESOURCE)
        .set(RESOURCE.ENTITY_TYPE, entityType)
        .set(RESOURCE.KEY, key)
        .set(RESOURCE.ATTRIBUTES, json)
        .set(RESOURCE.ACTIVE, active)
        .set(RESOURCE.ORIGIN, "connector")
        .set(RESOURCE.CONNECTOR, connector)
        .set(RESOURCE.CONTENT_HASH, Routines.resourceHash(val(active), val(json)))
        .set(RESOURCE.UPDATED_AT, currentOffsetDateTime())
        .execute();
  }

  private void link(String association, String owner, String target, String connector) {
    String ownerType = association.substring(0, association.indexOf('.'));
    String targetType = association.equals("User.organisation") ? "Organisation" : "User";
    database
        .insertInto(RESOURCE_LINK)
        .set(RESOURCE_LINK.ASSOCIATION, association)
        .set(RESOURCE_LINK.OWNER_ID, id(ownerType, owner))
        .set(RESOURCE_LINK.TARGET_ID, id(targetType, target))
        .set(RESOURCE_LINK.CONNECTOR, connector)
        .execute();
    database
        .insertInto(STATED_ASSOCIATION)
        .set(STATED_ASSOCIATION.ASSOCIATION, association)
        .set(STATED_ASSOCIATION.CONNECTOR, connector)
        .onConflictDoNothing()
        .execute();
  }

  private long id(String entityType, String key) {
    return database
        .select(RESOURCE.ID)
        .from(RESOURCE)
        .where(RESOURCE.ENTITY_TYPE.eq(entityType), RESOURCE.KEY.eq(key))
        .fetchSingle(RESOURCE.ID);
  }
}
