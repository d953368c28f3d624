package dev.sluice.repository.apply;

import static dev.sluice.repository.jooq.Tables.COMPARED_TARGET;
import static org.jooq.impl.DSL.val;

import dev.sluice.contract.definition.AssociationDefinition;
import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.definition.EntityTypeDefinition;
import dev.sluice.contract.definition.LinkEnd;
import dev.sluice.contract.run.Counters;
import dev.sluice.repository.plan.PlanCounters;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.QueryPart;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the rows that an applied run did not take: the server refused them, or their change met a
 * conflict. The agent's files hold them all the same, so later incremental runs ask for them until
 * a run has taken them. In all statements {0} is the run, {1} the connector and {2} the entity type
 * or association. Plain SQL, for the attributes that are named by a value.
 */
final class UnsettledRows {
  // Each run is sent all that was not settled before, but for what its agent rejected this time.
  private static final String SETTLE =
      """
      DELETE FROM unsettled_row unsettled
      WHERE unsettled.connector = {1} AND unsettled.target = {2}
        AND NOT EXISTS (SELECT FROM reject
          WHERE reject.synchronization_id = {0} AND reject.target = {2}
            AND reject.key = unsettled.key)
      """;

  // The agent rejects with a line, and again each time. Links that lack an end are pending.
  private static final String KEEP_REFUSED =
      """
      INSERT INTO unsettled_row (connector, target, key)
      SELECT DISTINCT {1}, {2}, reject.key FROM reject
      WHERE reject.synchronization_id = {0} AND reject.target = {2} AND reject.key IS NOT NULL
        AND reject.line IS NULL AND reject.code NOT IN ('missing-owner', 'missing-target')
      ON CONFLICT DO NOTHING
      """;

  private static final String KEEP_CONFLICTS =
      """
      INSERT INTO unsettled_row (connector, target, key)
      SELECT {1}, {2}, change.key FROM resource_change change
      WHERE change.synchronization_id = {0} AND change.entity_type = {2}
        AND change.state = 'conflict'
      ON CONFLICT DO NOTHING
      """;

  // The source names the owner as its row does, which may itself have met a conflict. {3} is the
  // owner's entity type, {4} the property that names it, {5} whether that is the key.
  private static final String KEEP_LINK_CONFLICTS =
      """
      INSERT INTO unsettled_row (connector, target, key)
      SELECT DISTINCT {1}, {2}, named.key
      FROM resource_link_change link
      LEFT JOIN resource_change change ON change.synchronization_id = {0}
        AND change.entity_type = {3} AND change.key = link.owner_key
      LEFT JOIN resource owner ON owner.entity_type = {3} AND owner.key = link.owner_key
      CROSS JOIN LATERAL (
        SELECT CASE WHEN {5} THEN link.owner_key
          ELSE coalesce(change.after ->> {4}, owner.attributes ->> {4}, change.before ->> {4})
        END AS key) named
      WHERE link.synchronization_id = {0} AND link.association = {2}
        AND link.state = 'conflict' AND named.key IS NOT NULL
      ON CONFLICT DO NOTHING
      """;

  // A stored link whose end was to get the name that its source calls it by, and did not. It is no
  // change, but what the end is called by now is not what the source meant. {3} to {5} as above,
  // {6}
  // is the target's entity type and {7} the property that names it.
  private static final String KEEP_LINKS_TO_WITHHELD_NAMES =
      """
      INSERT INTO unsettled_row (connector, target, key)
      SELECT DISTINCT {1}, {2}, named.key
      FROM resource_change change
      JOIN resource_link link ON link.target_id = change.resource_id
        AND link.association = {2} AND link.connector = {1}
      JOIN resource owner ON owner.id = link.owner_id
      CROSS JOIN LATERAL (
        SELECT CASE WHEN {5} THEN owner.key ELSE owner.attributes ->> {4} END AS key) named
      WHERE change.synchronization_id = {0} AND change.entity_type = {6}
        AND change.state = 'conflict' AND named.key IS NOT NULL
        AND change.after ->> {7} IS DISTINCT FROM change.before ->> {7}
      ON CONFLICT DO NOTHING
      """;

  private static final String KEEP_OWNERS_OF_WITHHELD_NAMES =
      """
      INSERT INTO unsettled_row (connector, target, key)
      SELECT DISTINCT {1}, {2}, change.after ->> {4}
      FROM resource_change change
      WHERE change.synchronization_id = {0} AND change.entity_type = {3}
        AND change.state = 'conflict' AND change.after ->> {4} IS NOT NULL
        AND change.after ->> {4} IS DISTINCT FROM change.before ->> {4}
      ON CONFLICT DO NOTHING
      """;

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
      dsl.execute(KEEP_CONFLICTS, run(), val(connector.name()), val(type.name()));
    }
  }

  private void keep(AssociationDefinition association, PlanCounters counters) {
    keepRefused(association.name());
    LinkEnd owner = association.owner();
    LinkEnd target = association.target();
    String ownerName = naming(owner);
    QueryPart[] parts = {
      run(),
      val(connector.name()),
      val(association.name()),
      val(owner.entityType()),
      val(ownerName == null ? "" : ownerName),
      val(ownerName == null),
      val(target.entityType()),
      val(target.property())
    };
    if (conflicts(counters.links().get(association.name()))) {
      dsl.execute(KEEP_LINK_CONFLICTS, parts);
    }
    if (naming(target) != null && conflicts(counters.resources().get(target.entityType()))) {
      dsl.execute(KEEP_LINKS_TO_WITHHELD_NAMES, parts);
    }
    if (ownerName != null && conflicts(counters.resources().get(owner.entityType()))) {
      dsl.execute(KEEP_OWNERS_OF_WITHHELD_NAMES, parts);
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
    dsl.execute(SETTLE, run(), val(connector.name()), val(target));
    dsl.execute(KEEP_REFUSED, run(), val(connector.name()), val(target));
  }

  private QueryPart run() {
    return val(synchronizationId);
  }
}
