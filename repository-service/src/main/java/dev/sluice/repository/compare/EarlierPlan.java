package dev.sluice.repository.compare;

import static dev.sluice.repository.jooq.Tables.COMPARED_TARGET;
import static dev.sluice.repository.jooq.Tables.PENDING_LINK_CHANGE;
import static dev.sluice.repository.jooq.Tables.REJECT;
import static dev.sluice.repository.jooq.Tables.RESOURCE_CHANGE;
import static dev.sluice.repository.jooq.Tables.RESOURCE_LINK_CHANGE;
import static dev.sluice.repository.jooq.Tables.SUPPRESSED_CHANGE;

import dev.sluice.repository.plan.InspectionTables;
import dev.sluice.repository.profile.ColumnProfiles;
import java.util.UUID;
import org.jooq.DSLContext;

/** What an attempt that was overtaken, or failed, has left of its plan. */
final class EarlierPlan {
  private EarlierPlan() {}

  static void forget(DSLContext dsl, UUID synchronizationId) {
    dsl.deleteFrom(RESOURCE_CHANGE)
        .where(RESOURCE_CHANGE.SYNCHRONIZATION_ID.eq(synchronizationId))
        .execute();
    dsl.deleteFrom(RESOURCE_LINK_CHANGE)
        .where(RESOURCE_LINK_CHANGE.SYNCHRONIZATION_ID.eq(synchronizationId))
        .execute();
    dsl.deleteFrom(PENDING_LINK_CHANGE)
        .where(PENDING_LINK_CHANGE.SYNCHRONIZATION_ID.eq(synchronizationId))
        .execute();
    dsl.deleteFrom(SUPPRESSED_CHANGE)
        .where(SUPPRESSED_CHANGE.SYNCHRONIZATION_ID.eq(synchronizationId))
        .execute();
    dsl.deleteFrom(REJECT).where(REJECT.SYNCHRONIZATION_ID.eq(synchronizationId)).execute();
    ColumnProfiles.forget(dsl, synchronizationId);
    dsl.deleteFrom(COMPARED_TARGET)
        .where(COMPARED_TARGET.SYNCHRONIZATION_ID.eq(synchronizationId))
        .execute();
    InspectionTables.forget(dsl, synchronizationId);
  }
}
