package dev.sluice.repository.apply;

import static dev.sluice.repository.jooq.Tables.COMPARED_TARGET;
import static org.jooq.impl.DSL.val;

import dev.sluice.contract.definition.AssociationDefinition;
import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.definition.EntityTypeDefinition;
import dev.sluice.contract.definition.LinkEnd;
import dev.sluice.contract.run.Counters;
import dev.sluice.repository.plan.PlanCounters;
import dev.sluice.repository.postgresql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.QueryPart;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the rows that an applied run did not take: the server refused them, or their change met a
 * conflict. The agent's files hold them all the same, so later incremental runs ask for them until
 * a run has taken them. Plain SQL, for the attributes that are named by a value.
 */
final class UnsettledRows {
  // Each run is sent all that was not settled before, but for what its agent rejected this time.
  private static final Statement SETTLE =
      Statement.of(
          "run, connector, target",
          """
          DELETE FROM unsettled_row unsettled
          WHERE unsettled.connector = {connector} AND unsettled.target = {target}
            AND NOT EXISTS (SELECT FROM reject
              WHERE reject.synchronization_id = {run} AND reject.target = {target}
                AND reject.key = unsettled.key)
          """);

  // The agent rejects with a line, and again each time. Links that lack an end are pending.
  private static final Statement KEEP_REFUSED =
      Statement.of(
          "run, connector, target",
          """
          INSERT INTO unsettled_row (connector, target, key)
          SELECT DISTINCT {connector}, {target}, reject.key FROM reject
          WHERE reject.synchronization_id = {run} AND reject.target = {target}
            AND reject.key IS NOT NULL AND reject.line IS NULL
            AND reject.code NOT IN ('missing-owner', 'missing-target')
          ON CONFLICT DO NOTHING
          """);

  private static final Statement KEEP_CONFLICTS =
      Statement.of(
          "run, connector, target",
          """
          INSERT INTO unsettled_row (connector, target, key)
          SELECT {connector}, {target}, change.key FROM resource_change change
          WHERE change.synchronization_id = {run} AND change.entity_type = {target}
            AND change.state = 'conflict'
          ON CONFLICT DO NOTHING
          """);

  // The source names the owner as its row does, which may itself have met a conflict.
  private static final Statement KEEP_LINK_CONFLICTS =
      Statement.of(
          "run, connector, target, owner_type, owner_by_key, owner_property",
          """
          INSERT INTO unsettled_row (connector, target, key)
          SELECT DISTINCT {connector}, {target}, named.key
          FROM resource_link_change link
          LEFT JOIN resource_change change ON change.synchronization_id = {run}
            AND change.entity_type = {owner_type} AND change.key = link.owner_key
          LEFT JOIN resource owner
            ON owner.entity_type = {owner_type} AND owner.key = link.owner_key
          CROSS JOIN LATERAL (
            SELECT CASE WHEN {owner_by_key} THEN link.owner_key
              ELSE coalesce(change.after ->> {owner_property},
                owner.attributes ->> {owner_property}, change.before ->> {owner_property})
            END AS key) named
          WHERE link.synchronization_id = {run} AND link.association = {target}
            AND link.state = 'conflict' AND named.key IS NOT NULL
          ON CONFLICT DO NOTHING
          """);

  // A stored link whose end was to get the name that its source calls it by, and did not. It is no
  // change, but what the end is called by now is not what the source meant.
  private static final Statement KEEP_LINKS_TO_WITHHELD_NAMES =
      Statement.of(
          "run, connector, target, owner_by_key, " + "owner_property, target_type, target_property",
          """
          INSERT INTO unsettled_row (connector, target, key)
          SELECT DISTINCT {connector}, {target}, named.key
          FROM resource_change change
          JOIN resource_link link ON link.target_id = change.resource_id
            AND link.association = {target} AND link.connector = {connector}
          JOIN resource owner ON owner.id = link.owner_id
          CROSS JOIN LATERAL (
            SELECT CASE WHEN {owner_by_key} THEN owner.key
              ELSE owner.attributes ->> {owner_property} END AS key) named
          WHERE change.synchronization_id = {run} AND change.entity_type = {target_type}
            AND change.state = 'conflict' AND named.key IS NOT NULL
            AND change.after ->> {target_property}
              IS DISTINCT FROM change.before ->> {target_property}
          ON CONFLICT DO NOTHING
          """);

  private static final Statement KEEP_OWNERS_OF_WITHHELD_NAMES =
      Statement.of(
          "run, connector, target, owner_property, owner_type",
          """
          INSERT INTO unsettled_row (connector, target, key)
          SELECT DISTINCT {connector}, {target}, change.after ->> {owner_property}
          FROM resource_change change
          WHERE change.synchronization_id = {run} AND change.entity_type = {owner_type}
            AND change.state = 'conflict' AND change.after ->> {owner_property} IS NOT NULL
            AND change.after ->> {owner_property}
              IS DISTINCT FROM change.before ->> {owner_property}
          ON CONFLICT DO NOTHING
          """);

  private final DSLContext dsl;
  private final UUID synchronizationId;
  private final ConnectorDefinition connector;

  private UnsettledRows(DSLContext dsl, UUID synchronizationId, ConnectorDefinition connector) {
    this.dsl = dsl;
    this.synchronizationId = synchronizationId;
    this.connector = connector;
  }

  /**
   * Keeps those of a run whose changes are made.
   *
   * @param counters with what met a conflict
   */
  static void keep(
      DSLContext dsl,
      UUID synchronizationId,
      ConnectorDefinition connector,
      PlanCounters counters) {
    var rows = new UnsettledRows(dsl, synchronizationId, connector);
    // Of a file of commands nothing can be asked for again: it holds no rows but those.
    Set<String> commanded =
        dsl.select(COMPARED_TARGET.TARGET)
            .from(COMPARED_TARGET)
            .where(COMPARED_TARGET.SYNCHRONIZATION_ID.eq(synchronizationId))
            .and(COMPARED_TARGET.COMMANDS)
            .fetchSet(COMPARED_TARGET.TARGET);
    connector.entityTypes().stream()
        .filter(type -> !commanded.contains(type.name()))
        .forEach(type -> rows.keep(type, counters.resources().get(type.name())));
    connector.associations().stream()
        .filter(association -> !commanded.contains(association.name()))
        .forEach(association -> rows.keep(association, counters));
  }

  private void keep(EntityTypeDefinition type, @Nullable Counters counted) {
    keepRefused(type.name());
    if (conflicts(counted)) {
      KEEP_CONFLICTS.execute(dsl, rowsOf(type.name()));
    }
  }

  private void keep(AssociationDefinition association, PlanCounters counters) {
    keepRefused(association.name());
    LinkEnd owner = association.owner();
    LinkEnd target = association.target();
    String ownerName = naming(owner);
    Map<String, QueryPart> ends = new HashMap<>(rowsOf(association.name()));
    ends.put("owner_type", val(owner.entityType()));
    ends.put("owner_property", val(ownerName == null ? "" : ownerName));
    ends.put("owner_by_key", val(ownerName == null));
    ends.put("target_type", val(target.entityType()));
    ends.put("target_property", val(target.property()));
    if (conflicts(counters.links().get(association.name()))) {
      KEEP_LINK_CONFLICTS.execute(dsl, ends);
    }
    if (naming(target) != null && conflicts(counters.resources().get(target.entityType()))) {
      KEEP_LINKS_TO_WITHHELD_NAMES.execute(dsl, ends);
    }
    if (ownerName != null && conflicts(counters.resources().get(owner.entityType()))) {
      KEEP_OWNERS_OF_WITHHELD_NAMES.execute(dsl, ends);
    }
  }

  /** The property that the source names an end by; null for the key, which nothing withholds. */
  private @Nullable String naming(LinkEnd end) {
    return connector.namesByKey(end) ? null : end.property();
  }

  private static boolean conflicts(@Nullable Counters counted) {
    return counted != null && counted.conflicts() > 0;
  }

  private void keepRefused(String target) {
    SETTLE.execute(dsl, rowsOf(target));
    KEEP_REFUSED.execute(dsl, rowsOf(target));
  }

  /** Names the rows of an entity type or association. */
  private Map<String, QueryPart> rowsOf(String target) {
    return Map.of(
        "run", val(synchronizationId), "connector", val(connector.name()), "target", val(target));
  }
}
