package dev.sluice.workflows.synchronize;

import io.temporal.workflow.Workflow;

/**
 * The differences between versions of this workflow. An open run continues as it began. Each
 * version is requested only if two versions differ, so that all other histories stay the same.
 */
final class ChangedSteps {
  private ChangedSteps() {}

  /** Earlier, a timer that fired in the same workflow task made the decision too late. */
  static boolean takeDecisionThatCameWithTheTimer() {
    return changed("decision-with-timer");
  }

  /** Earlier, the files of a run stayed with an agent that was away when the run ended. */
  static boolean discardLater() {
    return changed("discard-later");
  }

  /** Earlier, nobody looked at the plan of a held or dry run before its reviewer did. */
  static boolean inspect() {
    return changed("inspect");
  }

  /** Earlier, no cause of a held or dry run was counted again under another reading. */
  static boolean counterTest() {
    return changed("counter-test");
  }

  private static boolean changed(String change) {
    return Workflow.getVersion(change, Workflow.DEFAULT_VERSION, 1) == 1;
  }
}
