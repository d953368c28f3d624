package dev.sluice.standalone.client.run;

import dev.sluice.contract.run.Status;
import dev.sluice.standalone.screen.Style;

/** The style of a run's status. */
public final class StatusStyle {
  private StatusStyle() {}

  public static Style of(Status status) {
    return switch (status) {
      case COMPLETED, PLANNED -> Style.GREEN;
      case AWAITING_REVIEW -> Style.YELLOW;
      case FAILED, INTERRUPTED -> Style.RED;
      case CANCELLED, EXPIRED, SUPERSEDED -> Style.FAINT;
      case QUEUED, EXPORTING, PREPARING, COMPARING, APPLYING -> Style.CYAN;
    };
  }
}
