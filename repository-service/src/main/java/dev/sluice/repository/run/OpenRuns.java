package dev.sluice.repository.run;

import static dev.sluice.repository.jooq.Tables.SYNCHRONIZATION;

import dev.sluice.contract.run.Status;
import java.util.Arrays;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** The runs that have not ended. */
public final class OpenRuns {
  private static final List<String> STATUSES =
      Arrays.stream(Status.values()).filter(status -> !status.ended()).map(Status::name).toList();

  private OpenRuns() {}

  /** What a run's row fulfils until the run has ended. */
  public static Condition condition() {
    return SYNCHRONIZATION.STATUS.in(STATUSES);
  }

  /** Whether the connector has one. */
  public static boolean any(DSLContext dsl, String connector) {
    return dsl.fetchExists(SYNCHRONIZATION, SYNCHRONIZATION.CONNECTOR.eq(connector), condition());
  }
}
