package dev.sluice.workflows.synchronize;

import io.temporal.workflow.Workflow;

/**
 * What this version of the workflow does otherwise than an earlier one. A run that was under way at
 * the upgrade goes on as it began; each is asked for only where the two differ, so that all other
 * histories stay as they are.
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
