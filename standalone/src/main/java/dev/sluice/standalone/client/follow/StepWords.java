package dev.sluice.standalone.client.follow;

import dev.sluice.contract.run.Status;
import dev.sluice.standalone.client.run.Run;
import dev.sluice.standalone.client.run.Run.Progress;
import dev.sluice.standalone.screen.Numbers;
import java.util.List;

/** Describes the current step of a run in a few words, as in {@code prepare 12,345 / 100,000}. */
final class StepWords {
  private static final List<Status> STEPS =
      List.of(
          Status.QUEUED,
          Status.EXPORTING,
          Status.PREPARING,
          Status.COMPARING,
          Status.APPLYING,
          Status.COMPLETED);

  private StepWords() {}

  /** The step's name alone. */
  static String name(Status status) {
    return switch (status) {
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

  /** The steps that a run has gone through between two looks at it. */
  static List<Status> between(Status before, Status now) {
    // A run is held between compare and apply. How far one was that ended otherwise is not known.
    int from = STEPS.indexOf(before == Status.AWAITING_REVIEW ? Status.COMPARING : before);
    int to = STEPS.indexOf(now == Status.AWAITING_REVIEW ? Status.APPLYING : now);
    return from < 0 || to < from + 1 ? List.of() : STEPS.subList(from + 1, to);
  }

  /** How far the step is; empty if nobody has said. */
  static String amount(Run run) {
    Progress progress = run.progress();
    boolean counted =
        run.status() == Status.EXPORTING
            || run.status() == Status.PREPARING
            || run.status() == Status.COMPARING;
    if (!counted
        || progress == null
        || progress.done() == 0
        || !name(run.status()).equals(progress.step())) {
      return "";
    }
    String done = Numbers.grouped(progress.done());
    return progress.total() == null ? done : done + " / " + Numbers.grouped(progress.total());
  }
}
