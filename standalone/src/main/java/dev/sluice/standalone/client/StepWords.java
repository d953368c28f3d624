package dev.sluice.standalone.client;

import dev.sluice.contract.run.Status;
import dev.sluice.standalone.client.Run.Progress;
import dev.sluice.standalone.screen.Numbers;
import dev.sluice.standalone.screen.Printable;

/** The step that a run is at, in a few words, as in {@code prepare 12,345 / 100,000}. */
final class StepWords {
  private StepWords() {}

  /** The step's name alone. */
  static String name(Run run) {
    return switch (run.status()) {
      case QUEUED -> "queued";
      case EXPORTING -> "export";
      case PREPARING -> "prepare";
      case COMPARING -> "compare";
      case APPLYING -> "apply";
      case AWAITING_REVIEW -> "held for review";
      case COMPLETED -> "completed";
      case PLANNED -> "planned";
      case CANCELLED -> "cancelled";
      case EXPIRED -> "expired";
      case SUPERSEDED -> "superseded";
      case FAILED -> "failed";
      case INTERRUPTED -> "interrupted";
    };
  }

  /** How far the step is; empty where nobody has said. */
  static String amount(Run run) {
    Progress progress = run.progress();
    boolean counted =
        run.status() == Status.EXPORTING
            || run.status() == Status.PREPARING
            || run.status() == Status.COMPARING;
    if (!counted
        || progress == null
        || progress.done() == 0
        || !name(run).equals(progress.step())) {
      return "";
    }
    String done = Numbers.grouped(progress.done());
    return progress.total() == null
        ? done
        : Printable.of(done + " / " + Numbers.grouped(progress.total()));
  }
}
