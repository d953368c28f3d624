package dev.sluice.repository.impact;

import static dev.sluice.repository.inspect.ReviewedOperation.DEACTIVATE;
import static dev.sluice.repository.inspect.ReviewedOperation.DELETE;
import static dev.sluice.repository.inspect.ReviewedOperation.UPDATE;
import static dev.sluice.repository.jooq.Tables.REVIEW_IMPACT;

import dev.sluice.contract.definition.AssociationDefinition;
import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.definition.EntityTypeDefinition;
import dev.sluice.contract.definition.PropertyDefinition;
import dev.sluice.repository.inspect.Mark;
import dev.sluice.repository.inspect.ReviewedOperation;
import dev.sluice.repository.protection.Protections;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jooq.DSLContext;
import org.jooq.Record1;
import org.jooq.Select;
import org.jspecify.annotations.Nullable;

/**
 * Computes further consequences of a plan, and stores them with the plan's inspection, in the
 * inspection's transaction.
 */
public final class Impact {
  private final DSLContext dsl;
  private final int inspection;
  private final UUID run;
  private final ConnectorDefinition connector;
  private final Protections protections;
  private boolean losses;
  private long number;

  private Impact(
      DSLContext dsl,
      int inspection,
      UUID run,
      ConnectorDefinition connector,
      Protections protections) {
    this.dsl = dsl;
    this.inspection = inspection;
    this.run = run;
    this.connector = connector;
    this.protections = protections;
  }

  /** Looks who would lose the last link. */
  public static Impact of(
      DSLContext dsl,
      int inspection,
      UUID run,
      ConnectorDefinition connector,
      Protections protections) {
    var impact = new Impact(dsl, inspection, run, connector, protections);
    impact.losses = LostLinks.gather(dsl, run, connector.name()) > 0;
    return impact;
  }

  /** Hands over the entity type and key of each delete with which somebody's last link goes. */
  public void eachLast(BiConsumer<String, String> consumer) {
    if (losses) {
      LostLinks.last(dsl).forEach(end -> consumer.accept(end.value1(), end.value2()));
    }
  }

  /** Keeps all that the plan leads to, once its changes are written. */
  public void keep() {
    for (EntityTypeDefinition type : connector.entityTypes()) {
      if (protections.any(type.name())) {
        keepProtected(ImpactKind.PROTECTED_TAKEN, type.name(), DELETE, DEACTIVATE);
        keepProtected(ImpactKind.PROTECTED_CHANGED, type.name(), UPDATE);
      }
    }
    if (losses) {
      for (var lost : LostLinks.kinds(dsl).fetch()) {
        keep(
            ImpactKind.valueOf(lost.value1()),
            lost.value2(),
            null,
            lost.value3(),
            LostLinks.keys(dsl, lost));
      }
    }
    for (AssociationDefinition association : connector.associations()) {
      keep(
          ImpactKind.PENDING,
          association.name(),
          null,
          association.owner().entityType(),
          ConcernedKeys.pending(dsl, run, association.name()));
    }
    for (EntityTypeDefinition type : connector.entityTypes()) {
      for (PropertyDefinition property : type.properties()) {
        if (property.unique()) {
          keep(
              ImpactKind.EMPTIED,
              type.name(),
              property.name(),
              type.name(),
              ConcernedKeys.emptied(dsl, inspection, type.name(), property.name()));
        }
      }
    }
  }

  private void keepProtected(ImpactKind kind, String type, ReviewedOperation... operations) {
    keep(
        kind,
        type,
        null,
        type,
        ConcernedKeys.marked(dsl, inspection, type, Mark.PROTECTED, List.of(operations)));
  }

  private void keep(
      ImpactKind kind,
      String target,
      @Nullable String property,
      String entityType,
      Select<Record1<String>> keys) {
    int resources = dsl.fetchCount(keys);
    if (resources == 0) {
      return;
    }
    number++;
    dsl.insertInto(REVIEW_IMPACT)
        .set(REVIEW_IMPACT.INSPECTION, inspection)
        .set(REVIEW_IMPACT.I, number)
        .set(REVIEW_IMPACT.KIND, kind.name())
        .set(REVIEW_IMPACT.TARGET, target)
        .set(REVIEW_IMPACT.PROPERTY, property)
        .set(REVIEW_IMPACT.ENTITY_TYPE, entityType)
        .set(REVIEW_IMPACT.RESOURCES, (long) resources)
        .execute();
    ConcernedKeys.keep(dsl, inspection, number, keys);
  }
}
