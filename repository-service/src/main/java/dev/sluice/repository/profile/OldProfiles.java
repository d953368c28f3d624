package dev.sluice.repository.profile;

import static dev.sluice.repository.jooq.Tables.COLUMN_PROFILE;
import static dev.sluice.repository.jooq.Tables.SYNCHRONIZATION;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.rowNumber;
import static org.jooq.impl.DSL.select;

import dev.sluice.contract.run.Mode;
import dev.sluice.contract.run.Status;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** Profiles that are no longer needed for comparison. */
public final class OldProfiles {
  private OldProfiles() {}

  /**
   * Deletes them; however old, what later runs are compared with stays.
   *
   * @param unapplied the runs that were not applied and are too old
   */
  public static void delete(DSLContext dsl, Condition unapplied) {
    var applied =
        select(
                SYNCHRONIZATION.ID,
                rowNumber()
                    .over()
                    .partitionBy(
                        SYNCHRONIZATION.CONNECTOR,
                        field(SYNCHRONIZATION.MODE.eq(Mode.INCREMENTAL.name())))
                    .orderBy(SYNCHRONIZATION.ARRIVAL.desc())
                    .as("place"))
            .from(SYNCHRONIZATION)
            .where(SYNCHRONIZATION.STATUS.eq(Status.COMPLETED.name()))
            .and(
                SYNCHRONIZATION.ID.in(
                    select(COLUMN_PROFILE.SYNCHRONIZATION_ID).from(COLUMN_PROFILE)))
            .asTable("applied");
    dsl.deleteFrom(COLUMN_PROFILE)
        .where(
            COLUMN_PROFILE.SYNCHRONIZATION_ID.in(
                select(applied.field(SYNCHRONIZATION.ID))
                    .from(applied)
                    .where(applied.field("place", Integer.class).gt(AppliedProfiles.RUNS))))
        .or(
            COLUMN_PROFILE.SYNCHRONIZATION_ID.in(
                select(SYNCHRONIZATION.ID)
                    .from(SYNCHRONIZATION)
                    .where(unapplied)
                    .and(SYNCHRONIZATION.STATUS.ne(Status.COMPLETED.name()))))
        .execute();
  }
}
