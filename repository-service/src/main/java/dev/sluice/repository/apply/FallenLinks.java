package dev.sluice.repository.apply;

import static dev.sluice.repository.jooq.Tables.PENDING_LINK;
import static dev.sluice.repository.jooq.Tables.RESOURCE_CHANGE;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.definition.LinkEnd;
import dev.sluice.repository.plan.StatedAssociations;
import dev.sluice.repository.postgresql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jooq.QueryPart;
import org.jooq.Record1;
import org.jooq.Select;
import org.jspecify.annotations.Nullable;

/**
 * Links that are removed because somebody else deletes one of their ends. They become pending for
 * every connector that states them, with the values that its loaded definition uses, since its
 * files still contain them and will not say so again when the end returns.
 */
public final class FallenLinks {
  // {ended} are the ids of what is deleted. A property that names an end is null for the key. What
  // the {run} takes over whose plan deletes them, if any does, is no longer the others'.
  private static final Statement LET_WAIT =
      Statement.of(
          "run, ended, connectors, associations, owner_properties, target_properties",
          """
          INSERT INTO pending_link (connector, association, owner_value, target_value, owner_id,
            target_id)
          WITH ended AS MATERIALIZED ({ended})
          SELECT connector, association, owner_value, target_value, owner_id, target_id
          FROM (
            SELECT link.connector, link.association, link.owner_id, link.target_id,
              CASE WHEN named.owner_property IS NULL THEN owner.key
                ELSE owner.attributes ->> named.owner_property END AS owner_value,
              CASE WHEN named.target_property IS NULL THEN target.key
                ELSE target.attributes ->> named.target_property END AS target_value
            FROM (
              SELECT link.* FROM ended JOIN resource_link link ON link.owner_id = ended.id
              UNION
              SELECT link.* FROM ended JOIN resource_link link ON link.target_id = ended.id) link
            JOIN unnest({connectors}, {associations}, {owner_properties}, {target_properties})
              AS named (connector, association, owner_property, target_property)
              ON named.connector = link.connector AND named.association = link.association
            JOIN resource owner ON owner.id = link.owner_id
            JOIN resource target ON target.id = link.target_id
            WHERE NOT EXISTS (SELECT FROM resource_link_change taken
              WHERE taken.synchronization_id = {run} AND taken.before_connector = link.connector
                AND taken.association = link.association AND taken.owner_id = link.owner_id
                AND coalesce(taken.before_target_id, taken.target_id) = link.target_id)) fallen
          WHERE owner_value IS NOT NULL AND target_value IS NOT NULL
          ON CONFLICT DO NOTHING
          """);

  private FallenLinks() {}

  /** Before a person deletes a resource. */
  public static void letWait(
      DSLContext dsl, long resource, Supplier<List<ConnectorDefinition>> loaded) {
    letWait(dsl, select(inline(resource).as("id")), null, null, loaded);
  }

  /** Before a plan deletes resources; its own links it has judged itself. */
  static void letWait(
      DSLContext dsl,
      UUID synchronizationId,
      String connector,
      Supplier<List<ConnectorDefinition>> loaded) {
    Select<Record1<Long>> ended =
        select(RESOURCE_CHANGE.RESOURCE_ID.as("id"))
            .from(RESOURCE_CHANGE)
            .where(RESOURCE_CHANGE.SYNCHRONIZATION_ID.eq(synchronizationId))
            .and(RESOURCE_CHANGE.OPERATION.eq("delete"))
            .and(RESOURCE_CHANGE.STATE.eq("planned"));
    letWait(dsl, ended, synchronizationId, connector, loaded);
  }

  /** Whether links that fell wait for the connector. */
  static boolean anyWait(DSLContext dsl, String connector) {
    return dsl.fetchExists(
        PENDING_LINK, PENDING_LINK.CONNECTOR.eq(connector), PENDING_LINK.OWNER_ID.isNotNull());
  }

  private static void letWait(
      DSLContext dsl,
      Select<?> ended,
      @Nullable UUID synchronizationId,
      @Nullable String but,
      Supplier<List<ConnectorDefinition>> loaded) {
    Set<String> stating = StatedAssociations.others(dsl, but == null ? "" : but);
    if (stating.isEmpty()) {
      return;
    }
    var names = new EndNames();
    loaded.get().stream().filter(each -> stating.contains(each.name())).forEach(names::add);
    LET_WAIT.execute(dsl, names.arguments(ended, synchronizationId));
  }

  /** How connectors name the ends of their links, as parallel arrays for SQL. */
  private static final class EndNames {
    private final List<String> connectors = new ArrayList<>();
    private final List<String> associations = new ArrayList<>();
    private final List<@Nullable String> ownerProperties = new ArrayList<>();
    private final List<@Nullable String> targetProperties = new ArrayList<>();

    void add(ConnectorDefinition connector) {
      connector
          .associations()
          .forEach(
              association -> {
                connectors.add(connector.name());
                associations.add(association.name());
                ownerProperties.add(property(connector, association.owner()));
                targetProperties.add(property(connector, association.target()));
              });
    }

    private static @Nullable String property(ConnectorDefinition connector, LinkEnd end) {
      return connector.namesByKey(end) ? null : end.property();
    }

    Map<String, QueryPart> arguments(Select<?> ended, @Nullable UUID synchronizationId) {
      return Map.of(
          "ended", ended,
          "connectors", val(connectors.toArray(String[]::new)),
          "associations", val(associations.toArray(String[]::new)),
          "owner_properties", val(ownerProperties.toArray(String[]::new)),
          "target_properties", val(targetProperties.toArray(String[]::new)),
          "run", val(synchronizationId, UUID.class));
    }
  }
}
