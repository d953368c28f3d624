package dev.sluice.repository.change;

import static dev.sluice.repository.jooq.Tables.SYNCHRONIZATION;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.when;

import dev.sluice.contract.run.Status;
import java.util.UUID;
import org.jooq.Field;

/**
 * The state of a change. Apply marks only conflicts, since marking every other row of the plan
 * would repeat what the run's status says: planned changes have been applied.
 */
public final class ChangeState {
  /** What the column is called that {@link #of} gives. */
  public static final String NAME = "state_now";

  private ChangeState() {}

  /** The state of a run's change as it reads now, given the column that keeps it. */
  public static Field<String> of(Field<String> kept, UUID run) {
    return when(
            kept.eq("planned")
                .and(
                    exists(
                        selectOne()
                            .from(SYNCHRONIZATION)
                            .where(
                                SYNCHRONIZATION.ID.eq(run),
                                SYNCHRONIZATION.STATUS.eq(Status.COMPLETED.name())))),
            "applied")
        .otherwise(kept)
        .as(NAME);
  }
}
