package dev.sluice.repository.apply;

import static dev.sluice.repository.jooq.Tables.COMPARED_TARGET;
import static dev.sluice.repository.jooq.Tables.REJECT;
import static dev.sluice.repository.jooq.Tables.RESOURCE;
import static dev.sluice.repository.jooq.Tables.RESOURCE_CHANGE;
import static dev.sluice.repository.jooq.Tables.RESOURCE_LINK;
import static dev.sluice.repository.jooq.Tables.RESOURCE_LINK_CHANGE;
import static dev.sluice.repository.jooq.Tables.SUPPRESSED_CHANGE;
import static dev.sluice.repository.jooq.Tables.UNSETTLED_ROW;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.jsonGetAttributeAsText;
import static org.jooq.impl.DSL.jsonbGetAttributeAsText;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectDistinct;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;

import dev.sluice.contract.definition.AssociationDefinition;
import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.definition.EntityTypeDefinition;
import dev.sluice.contract.definition.LinkEnd;
import dev.sluice.contract.run.Counters;
import dev.sluice.repository.plan.PlanCounters;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record3;
import org.jooq.Select;
import org.jspecify.annotations.Nullable;

/**
 * Stores the rows that an applied run did not accept: the server rejected them, their change met a
 * conflict, or a reviewer did not let it through. The agent's files still contain them, so later
 * incremental runs request them until a run accepts them.
 */
final class UnsettledRows {
  private final DSLContext dsl;
  private final UUID synchronizationId;
  private final ConnectorDefinition connector;
  private final boolean decided;

  /** Whether the plan lacks what was rejected before. */
  private final boolean leftOut;

  private UnsettledRows(
      DSLContext dsl, UUID synchronizationId, ConnectorDefinition connector, boolean decided) {
    this.dsl = dsl;
    this.synchronizationId = synchronizationId;
    this.connector = connector;
    this.decided = decided;
    this.leftOut =
        dsl.fetchExists(
            SUPPRESSED_CHANGE, SUPPRESSED_CHANGE.SYNCHRONIZATION_ID.eq(synchronizationId));
  }

  /**
   * Keeps those of a run whose changes are made.
   *
   * @param counters with what met a conflict
   * @param decided whether there are changes that a reviewer did not let through
   */
  static void keep(
      DSLContext dsl,
      UUID synchronizationId,
      ConnectorDefinition connector,
      PlanCounters counters,
      boolean decided) {
    var rows = new UnsettledRows(dsl, synchronizationId, connector, decided);
    // Of a command file nothing can be asked for again: it holds no rows but those.
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
    if (leftOut) {
      keepLeftOut(type.name());
    }
    if (unmade(counted)) {
      keep(
          select(connector(), val(type.name()), RESOURCE_CHANGE.KEY)
              .from(RESOURCE_CHANGE)
              .where(isUnmade(type.name())));
    }
  }

  private void keep(AssociationDefinition association, PlanCounters counters) {
    keepRefused(association.name());
    String owner = association.owner().entityType();
    String target = association.target().entityType();
    String ownerName = naming(association.owner());
    String targetName = naming(association.target());
    if (leftOut) {
      keepOwnersOfLeftOut(association.name(), owner, ownerName);
    }
    if (unmade(counters.links().get(association.name()))) {
      keepUnmadeLinks(association.name(), owner, ownerName);
    }
    if (targetName != null && unmade(counters.resources().get(target))) {
      keepLinksToWithheldNames(association.name(), ownerName, target, targetName);
    }
    if (ownerName != null && unmade(counters.resources().get(owner))) {
      keepOwnersOfWithheldNames(association.name(), owner, ownerName);
    }
  }

  // The source names the owner as its row does, whose change may itself not be made.
  private void keepUnmadeLinks(String association, String type, @Nullable String property) {
    Field<String> name =
        property == null
            ? RESOURCE_LINK_CHANGE.OWNER_KEY
            : coalesce(
                jsonGetAttributeAsText(RESOURCE_CHANGE.AFTER, property),
                jsonbGetAttributeAsText(RESOURCE.ATTRIBUTES, property),
                jsonGetAttributeAsText(RESOURCE_CHANGE.BEFORE, property));
    keep(
        selectDistinct(connector(), val(association), name)
            .from(RESOURCE_LINK_CHANGE)
            .leftJoin(RESOURCE_CHANGE)
            .on(RESOURCE_CHANGE.SYNCHRONIZATION_ID.eq(synchronizationId))
            .and(RESOURCE_CHANGE.ENTITY_TYPE.eq(type))
            .and(RESOURCE_CHANGE.KEY.eq(RESOURCE_LINK_CHANGE.OWNER_KEY))
            .leftJoin(RESOURCE)
            .on(RESOURCE.ENTITY_TYPE.eq(type))
            .and(RESOURCE.KEY.eq(RESOURCE_LINK_CHANGE.OWNER_KEY))
            .where(RESOURCE_LINK_CHANGE.SYNCHRONIZATION_ID.eq(synchronizationId))
            .and(RESOURCE_LINK_CHANGE.ASSOCIATION.eq(association))
            .and(RESOURCE_LINK_CHANGE.STATE.ne(inline("planned")))
            .and(name.isNotNull()));
  }

  // A stored link whose end was to get the name that its source calls it by, and did not. It is no
  // change, but what the end is called by now is not what the source meant.
  private void keepLinksToWithheldNames(
      String association, @Nullable String ownerName, String target, String targetName) {
    Field<String> name =
        ownerName == null ? RESOURCE.KEY : jsonbGetAttributeAsText(RESOURCE.ATTRIBUTES, ownerName);
    keep(
        selectDistinct(connector(), val(association), name)
            .from(RESOURCE_CHANGE)
            .join(RESOURCE_LINK)
            .on(RESOURCE_LINK.TARGET_ID.eq(RESOURCE_CHANGE.RESOURCE_ID))
            .and(RESOURCE_LINK.ASSOCIATION.eq(association))
            .and(RESOURCE_LINK.CONNECTOR.eq(connector.name()))
            .join(RESOURCE)
            .on(RESOURCE.ID.eq(RESOURCE_LINK.OWNER_ID))
            .where(isUnmade(target), isWithheld(targetName), name.isNotNull()));
  }

  private void keepOwnersOfWithheldNames(String association, String owner, String ownerName) {
    Field<String> name = jsonGetAttributeAsText(RESOURCE_CHANGE.AFTER, ownerName);
    keep(
        selectDistinct(connector(), val(association), name)
            .from(RESOURCE_CHANGE)
            .where(isUnmade(owner), isWithheld(ownerName), name.isNotNull()));
  }

  /** The property that the source names an end by; null for the key, which nothing withholds. */
  private @Nullable String naming(LinkEnd end) {
    return connector.namesByKey(end) ? null : end.property();
  }

  private boolean unmade(@Nullable Counters counted) {
    return counted != null && (decided || counted.notMade() > 0);
  }

  // What was rejected before may be planned again once the rejection has expired.
  private void keepLeftOut(String type) {
    keep(
        selectDistinct(connector(), val(type), SUPPRESSED_CHANGE.KEY)
            .from(SUPPRESSED_CHANGE)
            .where(SUPPRESSED_CHANGE.SYNCHRONIZATION_ID.eq(synchronizationId))
            .and(SUPPRESSED_CHANGE.TARGET.eq(type)));
  }

  private void keepOwnersOfLeftOut(String association, String type, @Nullable String property) {
    Field<String> name =
        property == null
            ? SUPPRESSED_CHANGE.KEY
            : jsonbGetAttributeAsText(RESOURCE.ATTRIBUTES, property);
    keep(
        selectDistinct(connector(), val(association), name)
            .from(SUPPRESSED_CHANGE)
            .leftJoin(RESOURCE)
            .on(RESOURCE.ENTITY_TYPE.eq(type))
            .and(RESOURCE.KEY.eq(SUPPRESSED_CHANGE.KEY))
            .where(SUPPRESSED_CHANGE.SYNCHRONIZATION_ID.eq(synchronizationId))
            .and(SUPPRESSED_CHANGE.TARGET.eq(association))
            .and(name.isNotNull()));
  }

  private void keepRefused(String target) {
    // Each run is sent all that was not settled before, except what its agent rejected this time.
    dsl.deleteFrom(UNSETTLED_ROW)
        .where(UNSETTLED_ROW.CONNECTOR.eq(connector.name()), UNSETTLED_ROW.TARGET.eq(target))
        .andNotExists(
            selectOne()
                .from(REJECT)
                .where(REJECT.SYNCHRONIZATION_ID.eq(synchronizationId), REJECT.TARGET.eq(target))
                .and(REJECT.KEY.eq(UNSETTLED_ROW.KEY)))
        .execute();
    // The agent rejects with a line, and again each time. Links that lack an end are pending.
    keep(
        selectDistinct(connector(), val(target), REJECT.KEY)
            .from(REJECT)
            .where(REJECT.SYNCHRONIZATION_ID.eq(synchronizationId), REJECT.TARGET.eq(target))
            .and(REJECT.KEY.isNotNull())
            .and(REJECT.LINE.isNull())
            .and(REJECT.CODE.notIn(inline("missing-owner"), inline("missing-target"))));
  }

  private void keep(Select<Record3<String, String, String>> rows) {
    dsl.insertInto(UNSETTLED_ROW, UNSETTLED_ROW.CONNECTOR, UNSETTLED_ROW.TARGET, UNSETTLED_ROW.KEY)
        .select(rows)
        .onConflictDoNothing()
        .execute();
  }

  private Field<String> connector() {
    return val(connector.name());
  }

  private Condition isUnmade(String entityType) {
    return RESOURCE_CHANGE
        .SYNCHRONIZATION_ID
        .eq(synchronizationId)
        .and(RESOURCE_CHANGE.ENTITY_TYPE.eq(entityType))
        .and(
            RESOURCE_CHANGE
                .STATE
                .ne(inline("planned"))
                .or(RESOURCE_CHANGE.DECIDED_AFTER.isNotNull()));
  }

  /** Whether the change was to give the resource another name. */
  private static Condition isWithheld(String property) {
    return jsonGetAttributeAsText(RESOURCE_CHANGE.AFTER, property)
        .isDistinctFrom(jsonGetAttributeAsText(RESOURCE_CHANGE.BEFORE, property));
  }
}
